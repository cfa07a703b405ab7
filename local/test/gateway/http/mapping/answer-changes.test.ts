import { httpApi } from '../../../fixtures/http-apis';

const ANSWER = { status: 500, headers: { 'X-Many': ['a', 'b'], 'Content-Type': 'application/json' }, body: '{"code":418,"error":{"text":"no"}}' };

function mapped(parameters: Record<string, string>, status = 500) {
  const { invoke, log } = httpApi({ 'GET /': { responseParameters: new Map([[status, parameters]]) } }, { answers: { http: ANSWER }, stage: { variables: { env: 'blue' } } });
  return { log, answer: invoke({ path: '/', headers: { 'X-Asked': 'yes' } }) };
}

describe('values of the documented table', () => {
  test.each<[string, string]>([
    ['$response.header.x-many', 'a,b'],
    ['${response.header.X-Many}', 'a,b'],
    ['$response.body.error.text', 'no'],
    ['$response.body.error', '{"text":"no"}'],
    ['$response.statuscode', '500'],
    ['$context.routeKey', 'GET /'],
    ['$stageVariables.env', 'blue'],
    ['constant', 'constant'],
    ['${stageVariables.env}-${response.body.code}', 'blue-418'],
  ])('%s', async (expression, expected) => {
    expect((await mapped({ 'append:header.x-mapped': expression }).answer).headers).toMatchObject({ 'x-mapped': expected });
  });

  test.each(['$response.header.other', '$response.body.other', '$stageVariables.other'])('%s is absent, and nothing is written', async (expression) => {
    const { headers, status } = await mapped({ 'append:header.x-mapped': expression, 'overwrite:statuscode': expression }).answer;
    expect(status).toBe(500);
    expect(headers['x-mapped']).toBeUndefined();
  });
});

describe('changes of the documented table', () => {
  test.each<[Record<string, string>, unknown]>([
    [{ 'append:header.x-many': 'c' }, ['a', 'b', 'c']],
    [{ 'overwrite:header.x-many': 'c' }, 'c'],
    [{ 'remove:header.x-many': '' }, undefined],
  ])('headers: %j', async (parameters, expected) => {
    expect((await mapped(parameters).answer).headers['X-Many']).toEqual(expected);
  });

  test.each([['403', 403], ['$response.body.code', 418]])('status: %s', async (expression, expected) => {
    const answer = await mapped({ 'overwrite:statuscode': expression }).answer;
    expect([answer.status, answer.body.toString()]).toEqual([expected, ANSWER.body]);
  });

  test('answers of another status stay as they are', async () => {
    expect((await mapped({ 'overwrite:statuscode': '403', 'remove:header.x-many': '' }, 404).answer)).toMatchObject({ status: 500, headers: { 'X-Many': ['a', 'b'] } });
  });
});

describe('fails', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'overwrite:path': '/a' }, 'the response parameter \'overwrite:path\' of 500 is no change'],
    [{ 'append:querystring.a': 'x' }, 'is no change that API Gateway makes'],
    [{ 'append:header.access-control-allow-origin': '*' }, 'changes a header that API Gateway reserves'],
    [{ 'append:header.a': '$request.header.a' }, 'is no variable there'],
    [{ 'append:header.a': '$response.body' }, 'is no variable there'],
    [{ 'append:header.a': '$response.body..a' }, 'which has \'..\''],
    [{ 'overwrite:statuscode': 'gone' }, 'must be a status from 100 to 599, got \'gone\''],
    [{ 'overwrite:statuscode': '600' }, 'must be a status from 100 to 599, got \'600\''],
  ])('%j', async (parameters, message) => {
    await expect(mapped(parameters).answer).rejects.toThrow(message);
  });

  test('a status that an answer gives and that is none', async () => {
    const { answer, log } = mapped({ 'overwrite:statuscode': '$response.body.error.text' });
    expect(await answer).toMatchObject({ status: 500, body: Buffer.from('{"message":"Internal Server Error"}') });
    expect(log.join()).toContain('must be one from 100 to 599, got \'no\'');
  });
});

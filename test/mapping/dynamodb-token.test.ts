import { renderTemplate } from '../../local/src/vtl';
import { hasOtherKey, PageStart, PageToken } from '../../src/mapping/dynamodb-token';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';
import { RequestValue } from '../../src/mapping/request-value';
import { successTemplate } from '../../src/mapping/response-template';
import { ATTACKS } from '../support/attacks';

const KEY = [{ name: 'id', type: 'S' }, { name: 'at.$x#', type: 'N' }, { name: 'data', type: 'B' }];
const REQUEST = jsonRequestTemplate(JsonTemplate.object({ start: new PageStart(RequestValue.query('token').optional(), KEY) }));
const RESPONSE = successTemplate(JsonTemplate.object({ token: new PageToken(KEY) }));

function tokenFor(lastKey: unknown): string | undefined {
  return JSON.parse(renderTemplate(RESPONSE, { body: JSON.stringify({ LastEvaluatedKey: lastKey }) })).token;
}

function startAt(token: string | undefined): string {
  return renderTemplate(REQUEST, { params: { querystring: token === undefined ? {} : { token } } });
}

const encode = (text: string) => Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '.');
const lastKey = (id: string) => ({ 'data': { B: 'AP+/8w==' }, 'at.$x#': { N: '-1.5E+10' }, 'id': { S: id } });

test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('a key of %s comes back as it was', (_shown, attack) => {
  const token = tokenFor(lastKey(attack));
  expect(token).toMatch(/^[A-Za-z0-9_.-]+$/);
  expect(JSON.parse(startAt(token))).toEqual({ start: lastKey(attack) });
});

test('the last page has no token, the first none to start at', () => {
  expect(tokenFor(undefined)).toBeUndefined();
  expect(tokenFor({})).toBeUndefined();
  expect(startAt(undefined)).toBe('{}');
});

describe('refuses', () => {
  const good = '{"id":{"S":"x"},"at.\\u0024x\\u0023":{"N":"1"},"data":{"B":"AA=="}}';
  const marked = jsonRequestTemplate(JsonTemplate.object({ there: JsonTemplate.literal('x'), start: new PageStart(RequestValue.query('token').optional(), KEY) }));
  const start = (token: string) => renderTemplate(marked, { params: { querystring: { token } } });

  test('nothing that is a token', () => {
    expect(JSON.parse(start(encode(good)))).toMatchObject({ there: 'x', start: { id: { S: 'x' } } });
  });

  test.each([
    ...ATTACKS.filter((attack) => attack.length < 1000).flatMap((attack) => [attack, encode(attack), encode(good + attack), encode(good.replace('"1"', JSON.stringify(attack === '0' ? '' : attack)))]),
    encode(good).slice(0, -1), `${encode(good)}.`, encode(` ${good}`), encode(good.replace('x', '\\u12')), encode(good.replace('x', '\\x41')), encode(good.replace('x', 'é')),
    encode(good.replace('"S"', '"N"')), encode(good.replace('{"S":"x"}', '{"S":["x"]}')), encode(good.replace('{"S":"x"}', '{"S":"x","N":"1"}')), encode(good.replace('{"S":"x"}', '"x"')),
    encode(good.replace('{"id"', '{"id":{"S":"y"},"id"')), encode(good.replace(/,"data".*$/, '}')), encode(good.replace(/\}$/, ',"x":{"S":"y"}}')), encode(`${good}${good}`),
    Buffer.from(good).toString('base64url'), Buffer.from(good).toString('hex'),
  ].filter((token) => token !== ''))('%j', (token) => {
    expect(start(token)).toBe('{}');
  });
});

describe('a last key of other attributes', () => {
  const check = (last: unknown) => renderTemplate(`#if(${hasOtherKey(KEY)})other#{else}same#end`, { body: JSON.stringify({ LastEvaluatedKey: last }) });

  test.each([[undefined, 'same'], [lastKey('x'), 'same'], [{ ...lastKey('x'), more: { S: 'y' } }, 'other'], [{ id: { S: 'x' } }, 'other'], [{ id: { S: 'x' }, data: { B: '' }, at: { N: '1' } }, 'other']])('%j: %s', (last, expected) => {
    expect(check(last)).toBe(expected);
  });
});

import { Stack } from 'aws-cdk-lib';
import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import { renderTemplate } from '../../local/src/vtl';
import type { RestIntegrationConfig } from '../../src/integrations/route-integration';
import type { CorsOptions } from '../../src/protection';
import { Cors } from '../../src/protection/cors';

const A = 'https://a.example';
const B = 'https://b.example';
const SEVERAL: CorsOptions = { allowOrigins: [A, B], exposeHeaders: [] };

const cors = (options: CorsOptions) => new Cors(options, new Stack());

const direct: RestIntegrationConfig = {
  type: IntegrationType.AWS,
  httpMethod: 'POST',
  passthroughBehavior: 'NEVER',
  requestTemplates: { 'application/json': 'Action=SendMessage' },
  responses: [
    { statusCode: '200', templates: { 'application/json': '{}' } },
    { statusCode: '502', selectionPattern: '5\\d\\d', headers: { 'Retry-After': "'1'" } },
  ],
};

describe('preflight', () => {
  test('is a mock that answers 204 with the methods of the path', () => {
    const config = cors({ allowOrigins: [A], allowHeaders: ['X-One', 'X-Two'], allowCredentials: true }).preflight(['POST', 'GET']);
    expect(config).toEqual({
      type: IntegrationType.MOCK,
      passthroughBehavior: 'NEVER',
      requestTemplates: { 'application/json': '{"statusCode":204}' },
      responses: [{
        statusCode: '204',
        headers: {
          'Access-Control-Allow-Origin': `'${A}'`,
          'Access-Control-Allow-Credentials': "'true'",
          'Access-Control-Allow-Methods': "'GET,OPTIONS,POST'",
          'Access-Control-Allow-Headers': "'X-One,X-Two'",
          'Access-Control-Max-Age': "'600'",
        },
      }],
    });
  });

  test('names every origin as *', () => {
    expect(cors({ allowOrigins: ['*'] }).preflight(['GET']).responses[0].headers).toMatchObject({ 'Access-Control-Allow-Origin': "'*'" });
  });

  test('leaves the origin to the request where there are several', () => {
    const headers = cors({ ...SEVERAL, allowCredentials: true }).preflight(['GET']).responses[0].headers!;
    expect(headers).toMatchObject({ Vary: "'Origin'" });
    expect(Object.keys(headers)).not.toContain('Access-Control-Allow-Origin');
    expect(Object.keys(headers)).not.toContain('Access-Control-Allow-Credentials');
  });
});

describe('templates with several origins, as API Gateway runs them', () => {
  const SHOW = '#foreach($n in $context.responseOverride.header.keySet())[$n=$context.responseOverride.header.get($n)]#end';
  const render = (template: string | undefined, header: { [name: string]: string }) => renderTemplate(`${template}${SHOW}`, { params: { header } });

  test.each([
    [A, `[Access-Control-Allow-Origin=${A}]`],
    ['https://evil.example', ''],
  ])('a preflight from %s', (origin, headers) => {
    const template = cors(SEVERAL).preflight(['GET']).requestTemplates!['application/json'];
    expect(render(template, { origin })).toBe(`{"statusCode":204}${headers}`);
  });

  test('a preflight without any header', () => {
    expect(render(cors(SEVERAL).preflight(['GET']).requestTemplates!['application/json'], {})).toBe('{"statusCode":204}');
  });

  test('an integration sends what it sent before', () => {
    const { requestTemplates, responses } = cors(SEVERAL).decorate(direct);
    expect(render(requestTemplates!['application/json'], { Origin: B })).toBe(`Action=SendMessage[Access-Control-Allow-Origin=${B}]`);
    expect(responses.map((response) => response.headers!.Vary)).toEqual(["'Origin'", "'Origin'"]);
    expect(responses[0].templates).toEqual({ 'application/json': '{}' });
  });
});

describe('answers of integrations', () => {
  test('all carry a constant origin beside their own headers', () => {
    const { responses, requestTemplates } = cors({ allowOrigins: [A], exposeHeaders: ['ETag'] }).decorate(direct);
    const expected = { 'Access-Control-Allow-Origin': `'${A}'`, 'Access-Control-Expose-Headers': "'ETag'" };
    expect(responses.map((response) => response.headers)).toEqual([expected, { ...expected, 'Retry-After': "'1'" }]);
    expect(requestTemplates).toEqual(direct.requestTemplates);
  });

  test.each([IntegrationType.AWS_PROXY, IntegrationType.HTTP_PROXY])('of type %s are the back end\'s own', (type) => {
    const proxy = { ...direct, type, responses: [] };
    expect(cors(SEVERAL).decorate(proxy)).toBe(proxy);
  });

  test('join a constant Vary', () => {
    const config = { ...direct, responses: [{ statusCode: '200', headers: { Vary: "'Accept'" } }] };
    expect(cors(SEVERAL).decorate(config).responses[0].headers).toEqual({ Vary: "'Accept, Origin'" });
  });

  test('leave the given configuration as it was', () => {
    const before = JSON.stringify(direct);
    cors(SEVERAL).decorate(direct);
    expect(JSON.stringify(direct)).toBe(before);
  });
});

describe('errors of the gateway', () => {
  test('name a constant origin, with credentials', () => {
    expect(cors({ allowOrigins: [A], allowCredentials: true, exposeHeaders: ['Retry-After'] }).gatewayResponseHeaders()).toEqual({
      'Access-Control-Allow-Origin': `'${A}'`,
      'Access-Control-Allow-Credentials': "'true'",
      'Access-Control-Expose-Headers': "'Retry-After'",
    });
  });

  test('name all origins where there are several, and never allow credentials', () => {
    expect(cors({ ...SEVERAL, allowCredentials: true }).gatewayResponseHeaders()).toEqual({ 'Access-Control-Allow-Origin': "'*'" });
  });
});

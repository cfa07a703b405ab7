import { Stack } from 'aws-cdk-lib';
import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../../src/integrations/route-integration';
import { withOriginTemplate } from '../../src/protection/cors-templates';

const STATEMENTS = '#set($x=1)';
const base: RestIntegrationConfig = { type: IntegrationType.AWS, httpMethod: 'POST', responses: [{ statusCode: '200' }] };
const place = (config: RestIntegrationConfig, statements = STATEMENTS) => withOriginTemplate(config, statements, new Stack());

test('nothing to say changes nothing', () => {
  expect(place(base, '')).toBe(base);
});

test('every request template begins with the statements', () => {
  const config = { ...base, requestTemplates: { 'application/json': 'a', 'text/plain': 'b' }, responses: [{ statusCode: '200', templates: { 'application/json': 'r' } }] };
  const placed = place(config);
  expect(placed.requestTemplates).toEqual({ 'application/json': '#set($x=1)a', 'text/plain': '#set($x=1)b' });
  expect(placed.responses).toEqual(config.responses);
});

test.each([undefined, { 'application/json': 'a' }])('without a request template for everything (%j), every response template does', (requestTemplates) => {
  const responses: RestIntegrationResponse[] = [
    { statusCode: '200', templates: { 'application/json': 'r' } },
    { statusCode: '404', templates: { 'text/plain': 's' } },
  ];
  const placed = place({ ...base, requestTemplates, passthroughBehavior: 'WHEN_NO_MATCH', responses });
  expect(placed.requestTemplates).toEqual(requestTemplates);
  expect(placed.responses.map((response) => response.templates)).toEqual([{ 'application/json': '#set($x=1)r' }, { 'text/plain': '#set($x=1)s' }]);
});

test.each(['GET', 'HEAD', 'DELETE'])('a %s without any template gets one that sends no body', (httpMethod) => {
  const placed = place({ ...base, httpMethod, passthroughBehavior: 'WHEN_NO_TEMPLATES' });
  expect(placed).toMatchObject({ requestTemplates: { 'application/json': STATEMENTS }, passthroughBehavior: 'WHEN_NO_MATCH' });
  expect(placed.responses).toEqual(base.responses);
});

test.each(['POST', 'PUT', 'PATCH', 'ANY'])('fails for a %s that passes bodies through both ways', (httpMethod) => {
  expect(() => place({ ...base, httpMethod, passthroughBehavior: 'WHEN_NO_TEMPLATES' }))
    .toThrow(`several 'allowOrigins' need a request template, or a template on every response, to answer the caller's origin, got ${httpMethod}`);
});

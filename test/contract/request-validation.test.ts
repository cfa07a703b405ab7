import { Stack } from 'aws-cdk-lib';
import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import type { RequestValidationOptions } from '../../src/contract';
import { RequestValidation } from '../../src/contract/request-validation';

const schema: JsonSchema = { type: JsonSchemaType.OBJECT, required: ['id'] };
const validation = (options: RequestValidationOptions) => new RequestValidation(options, new Stack());

test.each([
  [undefined, {}],
  ['body', { requestBody: schema }],
  ['params', { requiredQueryParameters: ['limit'] }],
  ['params', { requiredHeaders: ['X-Tenant'] }],
  ['both', { requestBody: schema, requiredHeaders: ['X-Tenant'] }],
])('needs the validator %s for %j', (kind, options) => {
  expect(validation(options).validator).toBe(kind);
});

describe('models', () => {
  test('hold for JSON and for every other type', () => {
    const { model, requestModels } = validation({ requestBody: schema });
    expect(requestModels).toEqual({ 'application/json': model!.name, '$default': model!.name });
  });

  test('hold for the given types and for every other one', () => {
    const { requestModels } = validation({ requestBody: schema, requestContentTypes: ['application/vnd.shop+json', 'text/json'] });
    expect(Object.keys(requestModels)).toEqual(['application/vnd.shop+json', 'text/json', '$default']);
  });

  test('have a name that API Gateway takes and that follows from the schema', () => {
    const name = (requestBody: JsonSchema) => validation({ requestBody }).model!.name;
    expect(name(schema)).toMatch(/^[A-Za-z0-9]{1,64}$/);
    expect(name({ required: ['id'], type: JsonSchemaType.OBJECT })).toBe(name(schema));
    expect(name({ ...schema, required: ['no'] })).not.toBe(name(schema));
  });

  test('are not there without a schema', () => {
    expect(validation({ requestContentTypes: ['text/json'] })).toMatchObject({ model: undefined, requestModels: {} });
  });

  test('may have 400 KB', () => {
    expect(() => validation({ requestBody: { description: 'x'.repeat(409_000) } })).not.toThrow();
  });

  test('fails for a larger one', () => {
    expect(() => validation({ requestBody: { description: 'x'.repeat(409_600) } })).toThrow(/schema of 'requestBody' must be at most 409600 bytes/);
  });

  test.each(['json', 'application/json; charset=utf-8', 'application/*', '', '$default'])('fails for the content type %j', (type) => {
    expect(() => validation({ requestBody: schema, requestContentTypes: [type] }))
      .toThrow(`'requestContentTypes' must hold media types without parameters, such as 'application/json', got '${type}'`);
  });
});

describe('parameters', () => {
  test('become required ones of the method', () => {
    expect(validation({ requiredQueryParameters: ['limit', 'page_size', 'a.b-c$'], requiredHeaders: ['X-Tenant'] }).methodParameters).toEqual({
      'method.request.querystring.limit': true,
      'method.request.querystring.page_size': true,
      'method.request.querystring.a.b-c$': true,
      'method.request.header.X-Tenant': true,
    });
  });

  test.each(['filter[name]', 'a b', '', "x'", 'größe', '*'])('fails for the name %j', (name) => {
    expect(() => validation({ requiredQueryParameters: [name] })).toThrow(`'requiredQueryParameters' must hold names of letters, digits and . _ $ -, got '${name}'`);
    expect(() => validation({ requiredHeaders: [name] })).toThrow("'requiredHeaders' must hold names");
  });

  test('fails for a name that is there twice: headers in any case, query parameters as written', () => {
    expect(() => validation({ requiredHeaders: ['X-Tenant', 'x-tenant'] })).toThrow("'requiredHeaders' must name each parameter once, got 'x-tenant' twice");
    expect(() => validation({ requiredQueryParameters: ['a', 'a'] })).toThrow(/got 'a' twice/);
    expect(() => validation({ requiredQueryParameters: ['a', 'A'] })).not.toThrow();
  });
});

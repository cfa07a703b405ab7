import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RestApiModel } from '../../src/template/rest-api-model';
import { apiOf } from '../fixtures/models';

const YAML = `
openapi: 3.0.1
info:
  title: "in YAML"
x-defaults: &defaults
  type: mock
  passthroughBehavior: never
paths:
  /a:
    get:
      operationId: read
      x-amazon-apigateway-integration:
        <<: *defaults
        uri: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/functions/arn:aws:lambda:eu-west-1:\${AWS::AccountId}:function:f/invocations
        responses:
          200:
            statusCode: 200
          default:
            statusCode: "500"
    put:
`;

function stored(text: string, key = 'assets/abc.yaml'): RestApiModel {
  const file = join(mkdtempSync(join(tmpdir(), 'document-')), 'document');
  writeFileSync(file, text);
  return apiOf({ BodyS3Location: { Bucket: 'assets', Key: key } }, {}, { 'abc.yaml': file });
}

test('a document in YAML beside the template is read, with the variables that an import fills in', () => {
  const api = stored(YAML);
  expect(api.name).toBe('in YAML');
  expect(api.methods).toHaveLength(1);
  expect(api.methods[0]).toMatchObject({
    path: '/a',
    operationName: 'read',
    integration: {
      type: 'MOCK',
      passthroughBehavior: 'NEVER',
      uri: 'arn:aws:apigateway:eu-west-1:lambda:path/functions/arn:aws:lambda:eu-west-1:111122223333:function:f/invocations',
      responses: [{ statusCode: 200, selectionPattern: '200' }, { statusCode: 500, selectionPattern: undefined }],
    },
  });
});

test.each(['{"swagger":"2.0","paths":{"/b":{"get":{}}}}', 'swagger: 2.0\npaths: {/b: {get: {}}}'])('the document %s is read from a file and from the template', (text) => {
  expect(stored(text).methods.map(({ path }) => path)).toEqual(['/b']);
  expect(apiOf({ Body: text }).methods.map(({ path }) => path)).toEqual(['/b']);
});

test('what a document and the template add to an API is joined', () => {
  const api = apiOf({ Body: { openapi: '3.0.1', paths: { '/': { get: { operationId: 'document' }, put: {} } } }, Mode: 'merge', FailOnWarnings: true }, {
    Method: {
      Type: 'AWS::ApiGateway::Method',
      Properties: { RestApiId: { Ref: 'Api' }, ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, HttpMethod: 'GET', OperationName: 'resource' },
    },
  });
  expect(api.methods.map(({ httpMethod, operationName }) => [httpMethod, operationName])).toEqual([['GET', 'resource'], ['PUT', undefined]]);
});

test.each<[string, object, string]>([
  ['a document in two places', { Body: {}, BodyS3Location: { Key: 'a' } }, "has both 'Body' and 'BodyS3Location'; keep one of them"],
  ['a document that is a list', { Body: [] }, "wants an OpenAPI document as 'Body'"],
  ['text that is neither JSON nor YAML', { Body: '{"a":' }, "the document of AWS::ApiGateway::RestApi 'Api' is neither JSON nor YAML"],
  ['YAML that is none', { Body: 'a: [' }, 'is neither JSON nor YAML'],
  ['YAML that swells', { Body: `a: &a [${'1,'.repeat(9)}]\n${[...'bcdefgh'].map((letter, index) => `${letter}: &${letter} [${`*${'abcdefg'[index]},`.repeat(9)}]`).join('\n')}` },
    'is neither JSON nor YAML'],
  ['a document in no assembly', { BodyS3Location: { Bucket: 'b', Key: 'k.json' } }, "'k.json' lies beside the template; load the stack with fromAssembly or fromStack"],
  ['an unknown way to import', { Body: { openapi: '3.0.1' }, Parameters: { basepath: 'odd' } }, "has the basepath 'odd'; use IGNORE, PREPEND, SPLIT"],
  ['an unknown parameter of an import', { Body: { openapi: '3.0.1' }, Parameters: { odd: 1 } }, 'Parameters has properties that are not emulated: odd'],
  ['an unknown mode', { Mode: 'odd' }, "has the Mode 'odd'; use MERGE, OVERWRITE"],
  ['a clone', { CloneFrom: 'abc' }, "AWS::ApiGateway::RestApi 'Api' has properties that are not emulated: CloneFrom"],
  ['an included document', { Body: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } } },
    "AWS::ApiGateway::RestApi 'Api', Body: the macro \"AWS::Include\" of Fn::Transform is not run"],
  ['a policy that is no JSON', { Policy: '{' }, "AWS::ApiGateway::RestApi 'Api', Policy is not JSON"],
])('fails on %s', (_case, properties, message) => {
  expect(() => apiOf(properties)).toThrow(message);
});

test('fails on a document that the assembly does not have', () => {
  expect(() => apiOf({ BodyS3Location: { Bucket: 'b', Key: 'gone.json' } }, {}, {})).toThrow("'Api', BodyS3Location: the assembly of stack 'MyStack' has no asset 'gone.json'");
});

test('fails on a document that is a folder', () => {
  expect(() => apiOf({ BodyS3Location: { Bucket: 'b', Key: 'dir' } }, {}, { dir: tmpdir() })).toThrow("BodyS3Location: 'dir' cannot be read (EISDIR");
});

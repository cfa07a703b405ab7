import { findFunction } from '../../src/template/function-reader';
import type { FunctionModel } from '../../src/template/template-model';
import { modelOf } from '../fixtures/models';

function functionOf(properties: object, more: object = {}, assets?: Readonly<Record<string, string>>): FunctionModel {
  return modelOf({
    Parameters: { Bucket: { Type: 'String' } },
    Resources: { Table: { Type: 'AWS::DynamoDB::Table' }, Handler: { Type: 'AWS::Lambda::Function', Properties: properties, ...more } },
  }, assets).functions[0];
}

test('a function has a name, an ARN, a runtime and the defaults of Lambda', () => {
  const handler = functionOf({ Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: 'exports.handler = 1' } });
  expect([handler.logicalId, handler.stackName, handler.name, handler.arn, handler.region, handler.account, handler.runtime, handler.handler])
    .toEqual(['Handler', 'MyStack', 'Handler', 'arn:aws:lambda:eu-west-1:111122223333:function:Handler', 'eu-west-1', '111122223333', 'nodejs22.x', 'index.handler']);
  expect([handler.timeoutSeconds, handler.memoryMegabytes, handler.environment]).toEqual([3, 128, {}]);
  expect(handler.code).toEqual({ text: 'exports.handler = 1' });
});

test('what the template sets is taken, with references resolved', () => {
  const handler = functionOf({
    FunctionName: 'mine', Timeout: '30', MemorySize: 1024, Environment: { Variables: { TABLE: { 'Fn::GetAtt': ['Table', 'Arn'] }, LIMIT: 5 } },
  });
  expect([handler.name, handler.arn, handler.timeoutSeconds, handler.memoryMegabytes])
    .toEqual(['mine', 'arn:aws:lambda:eu-west-1:111122223333:function:mine', 30, 1024]);
  expect(handler.environment).toEqual({ TABLE: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Table', LIMIT: '5' });
});

const ASSETS = { 'abc.zip': '/out/asset.abc', 'asset.abc': '/out/asset.noted' };

test.each<[string, object, object, Readonly<Record<string, string>> | undefined, unknown]>([
  ['of an asset lies in its folder', { Code: { S3Bucket: 'assets', S3Key: 'abc.zip' } }, {}, ASSETS, { path: '/out/asset.abc' }],
  ['of an asset is found by what the app noted, whatever the parameters', { Code: { S3Bucket: 'assets', S3Key: { Ref: 'Bucket' } } },
    { Metadata: { 'aws:asset:path': 'asset.abc', 'aws:asset:property': 'Code' } }, ASSETS, { path: '/out/asset.noted' }],
  ['of another bucket is not here', { Code: { S3Bucket: 'mine', S3Key: 'other.zip' } }, {}, ASSETS, undefined],
  ['of an asset is not here without an assembly', { Code: { S3Bucket: 'assets', S3Key: 'abc.zip' } }, {}, undefined, undefined],
  ['of an image is not here', { PackageType: 'Image', Code: { ImageUri: 'repository:tag' } }, {}, ASSETS, undefined],
])('the code %s', (_case, properties, more, assets, expected) => {
  expect(functionOf(properties, more, assets).code).toEqual(expected);
});

test('the layers that the templates make are found, in their order', () => {
  const { functions: [handler] } = modelOf({
    Resources: {
      Noted: { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: {} }, Metadata: { 'aws:asset:path': 'asset.abc', 'aws:asset:property': 'Content' } },
      Uploaded: { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: { S3Bucket: 'assets', S3Key: 'abc.zip' } } },
      Elsewhere: { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: { S3Bucket: 'mine', S3Key: 'other.zip' } } },
      Handler: {
        Type: 'AWS::Lambda::Function',
        Properties: { Layers: [{ Ref: 'Uploaded' }, 'arn:aws:lambda:eu-west-1:444455556666:layer:insights:9', { Ref: 'Elsewhere' }, { Ref: 'Noted' }] },
      },
    },
  }, ASSETS);
  expect(handler.layers).toEqual(['/out/asset.abc', '/out/asset.noted']);
});

test('a reference that leads nowhere matters only to who asks for it', () => {
  const handler = functionOf({ Environment: { Variables: { OTHER: { 'Fn::ImportValue': 'gone' } } }, Code: { ZipFile: '' } });
  expect(handler.arn).toBe('arn:aws:lambda:eu-west-1:111122223333:function:Handler');
  expect(() => handler.environment).toThrow("no stack exports 'gone'");
});

test('fails on a function without code', () => {
  expect(() => functionOf({}).code).toThrow("AWS::Lambda::Function 'Handler' wants 'Code'");
});

test('versions and aliases are the function', () => {
  const { functions, resources } = modelOf({
    Resources: {
      Other: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'Hand' } },
      Handler: { Type: 'AWS::Lambda::Function' },
      Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Handler' }, Name: 'live' } },
      Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { 'Fn::GetAtt': ['Handler', 'Arn'] } } },
    },
  });
  expect(resources.map(({ ref }) => findFunction(functions, ref)?.logicalId)).toEqual([undefined, undefined, 'Handler', 'Handler']);
  expect(findFunction(functions, functions[0].arn)?.logicalId).toBe('Other');
});

import { Stack } from 'aws-cdk-lib';
import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import type { MessageValidationOptions } from '../../src';
import { MessageValidation } from '../../src/contract/message-validation';

const TEXT = { type: JsonSchemaType.STRING };
const OBJECT = { type: JsonSchemaType.OBJECT };

const validation = (options: MessageValidationOptions) => new MessageValidation(options, new Stack(undefined, 'Shop'));

test('nothing is checked unless it is asked for', () => {
  expect(validation({})).toMatchObject({ models: new Map(), modelSelectionExpression: undefined });
});

test('one schema is for every message', () => {
  const { models, modelSelectionExpression } = validation({ requestBody: OBJECT });
  expect([...models.keys()]).toEqual(['$default']);
  expect(models.get('$default')?.schema).toMatchObject({ type: 'object' });
  expect(modelSelectionExpression).toBe('\\$default');
});

test('an expression selects among schemas, with one for the rest', () => {
  const { models, modelSelectionExpression } = validation({
    requestBody: OBJECT, requestModels: { text: TEXT, other: OBJECT }, modelSelectionExpression: '$request.body.kind',
  });
  expect([...models.keys()].sort()).toEqual(['$default', 'other', 'text']);
  expect(models.get('other')?.name).toBe(models.get('$default')?.name);
  expect(modelSelectionExpression).toBe('$request.body.kind');
});

const TOGETHER = "'requestModels' and 'modelSelectionExpression' go together: the models, and which of them a message is checked against; write 'requestBody' where all messages of a route look alike";

test.each<[string, MessageValidationOptions, string]>([
  ['models without an expression', { requestModels: { a: TEXT } }, TOGETHER],
  ['an expression without models', { requestBody: TEXT, modelSelectionExpression: '$request.body.a' }, TOGETHER],
  ['no models', { requestModels: {}, modelSelectionExpression: '$request.body.a' }, "'requestModels' must hold a schema, got none; leave it out, and 'modelSelectionExpression' too"],
  ['an expression that selects nothing', { requestModels: { a: TEXT }, modelSelectionExpression: 'a' },
    "'modelSelectionExpression' must read a value of the message such as $request.body.action, got 'a', which is the same for every message; write 'requestBody' where all messages look alike"],
  ['two schemas for the rest', { requestBody: TEXT, requestModels: { $default: TEXT }, modelSelectionExpression: '$request.body.a' },
    "'requestBody' is the schema that '$default' of 'requestModels' would be; give one of them"],
])('fails: %s', (_name, options, message) => {
  expect(() => validation(options)).toThrow(new Error(`${message} [at Shop]`));
});

test('fails: a schema that no model of a WebSocket API holds', () => {
  expect(() => validation({ requestBody: { ...TEXT, description: 'x'.repeat(33_000) } })).toThrow(/^schema of a message must be at most 32768 characters, got 33\d{3}; check less of it here/);
});

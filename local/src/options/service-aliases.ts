/**
 * Services by names that others give them, where integration URIs have another one.
 */
export const SERVICE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['dynamo', 'dynamodb'],
  ['eventbridge', 'events'],
  ['sfn', 'states'],
  ['step-functions', 'states'],
  ['stepfunctions', 'states'],
]);

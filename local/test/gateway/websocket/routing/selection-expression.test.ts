import { SelectionExpression } from '../../../../src/gateway/websocket/routing/selection-expression';

const VALUES = new Map([['request.body.service', 'chat'], ['request.body.action', 'join'], ['request.header.x-api-key', '$request.body.action']]);

test.each([
  ['$request.body.action', 'join'],
  ['${request.body.action}', 'join'],
  ['${request.body.service}/${request.body.action}', 'chat/join'],
  ['$request.body.service/$request.body.action', 'chat/join'],
  ['${request.body.action}-${request.body.invalidPath}', 'join-'],
  ['action', 'action'],
  ['\\$default', '$default'],
  ['$default', '$default'],
  ['${request.body.action}$', 'join$'],
  ['$request.header.x-api-key', '$request.body.action'],
  ['', ''],
])('%s is %s', (expression, key) => {
  expect(new SelectionExpression(expression).evaluate((name) => VALUES.get(name) ?? '')).toBe(key);
});

import { Aws, Stack } from 'aws-cdk-lib';
import { checkSelectionExpression } from '../../src/mapping/selection-expression';

const check = (expression: string) => () => checkSelectionExpression('routeSelectionExpression', expression, 'add $default', new Stack(undefined, 'Shop'));

test.each([
  '$request.body.action', '${request.body.action}', '$request.body.a.b_c', '$request.body.items[0].kind', "${request.body['a']}",
  '${request.body.service}/${request.body.action}', '${request.body.version}-beta', 'v1-$request.body.action', '\\$default-${request.body.a}', Aws.REGION,
])('%s reads the message', (expression) => {
  expect(check(expression)).not.toThrow();
});

test.each(['$request.header.x', '$context.routeKey', '$request.body', '${request.body}', '${request.body.a', '$request.body.a-$', '$', '{action}', '$request.bodyaction'])(
  'fails: %s is read from nowhere', (expression) => {
    expect(check(expression)).toThrow(new Error(`'routeSelectionExpression' must read values of the message such as $request.body.action, got '${expression}' [at Shop]`));
  });

test.each(['', 'action', '\\$default', 'request.body.action'])("fails: '%s' is the same for all", (expression) => {
  expect(check(expression)).toThrow(
    new Error(`'routeSelectionExpression' must read a value of the message such as $request.body.action, got '${expression}', which is the same for every message; add $default [at Shop]`));
});

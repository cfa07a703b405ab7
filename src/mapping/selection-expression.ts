import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * Yields the key `$default`, whatever comes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export const ALWAYS_DEFAULT = '\\$default';

/**
 * The key of whatever no other key is for.
 */
export const DEFAULT_KEY = '$default';

const ESCAPED = /\\\$/g;
const OF_THE_MESSAGE = /\$\{request\.body(\.[^{}$]+|\[[^{}$]+)\}|\$request\.body(\.[A-Za-z0-9_-]+|\[[^\]]*\])+/g;

/**
 * Refuses an expression that selects nothing by a message: `$request.body.` and a path, alone or with others, is what WebSocket APIs read.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html#apigateway-websocket-api-route-selection-expressions
 */
export function checkSelectionExpression(option: string, expression: string, instead: string, scope: IConstruct): void {
  if (Token.isUnresolved(expression)) return;
  const rest = expression.replaceAll(ESCAPED, '').replaceAll(OF_THE_MESSAGE, '');
  if (rest.includes('$') || /[{}]/.test(rest)) {
    throw new ValidationError(`'${option}' must read values of the message such as $request.body.action, got '${expression}'`, scope);
  }
  if (rest === expression.replaceAll(ESCAPED, '')) {
    throw new ValidationError(`'${option}' must read a value of the message such as $request.body.action, got '${expression}', which is the same for every message; ${instead}`, scope);
  }
}

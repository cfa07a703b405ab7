import { bodyText, messageJson, type BodyText } from './body-text';
import { SelectionExpression } from './selection-expression';
import { TemplateError } from '../../../errors';
import { JsonPathError } from '../../../jsonpath';
import type { WebSocketApiModel } from '../../../template/websocket-api-model';

/**
 * Keys of the routes that messages cannot choose.
 */
export const CONNECT = '$connect';
export const DISCONNECT = '$disconnect';
const DEFAULT = '$default';
const BODY = 'request.body';

/**
 * Finds the route of a message: the one whose key is what the API's route selection expression makes of the message, else `$default`.
 *
 * That messages choose `$connect` and `$disconnect` is documented nowhere; here they do not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
 */
export class RouteSelector<T> {
  private readonly expression: SelectionExpression;
  private readonly readers: ReadonlyMap<string, BodyText>;

  /**
   * @param routes by their keys
   * @throws TemplateError when the expression asks for anything but the message's body
   */
  constructor(api: Pick<WebSocketApiModel, 'logicalId' | 'routeSelectionExpression'>, private readonly routes: ReadonlyMap<string, T>) {
    this.expression = new SelectionExpression(api.routeSelectionExpression);
    this.readers = new Map(this.expression.variables.map((name) => [name, readerOf(name, api)]));
  }

  /**
   * The route of a message; undefined when there is none and no `$default` either.
   */
  public select(message: string): T | undefined {
    const key = this.keyOf(message);
    const found = key === CONNECT || key === DISCONNECT ? undefined : this.routes.get(key);
    return found ?? this.routes.get(DEFAULT);
  }

  private keyOf(message: string): string {
    const body = messageJson(message);
    return body === undefined ? DEFAULT : this.expression.evaluate((name) => this.readers.get(name)?.(body) ?? '');
  }
}

function readerOf(name: string, { logicalId, routeSelectionExpression }: Pick<WebSocketApiModel, 'logicalId' | 'routeSelectionExpression'>): BodyText {
  const wanted = 'write for instance $request.body.action';
  if (!name.startsWith(BODY)) {
    throw new TemplateError(`the route selection expression '${routeSelectionExpression}' of '${logicalId}' asks for '$${name}'; ${wanted}`);
  }
  try {
    return bodyText(name.slice(BODY.length));
  } catch (error) {
    if (error instanceof JsonPathError) {
      throw new TemplateError(`the route selection expression '${routeSelectionExpression}' of '${logicalId}' has no path: ${error.message}; ${wanted}`);
    }
    throw error;
  }
}

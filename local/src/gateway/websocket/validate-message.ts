import type { WebSocketDeployment } from './deployment';
import { MappedEvent } from './mapping/mapped-event';
import { keyMaker } from './mapping/selected';
import type { WebSocketStage } from './websocket-stage';
import type { WebSocketRouteModel } from '../../template/websocket-api-model';
import { checkBody } from '../check-body';
import { GatewayFault } from '../fault';

const DEFAULT = '$default';

/*
 * Messages have no content type; that the execution log names this one is assumed.
 */
const CONTENT_TYPE = 'application/json';

/**
 * Checks messages by the model that the route's model selection expression chooses, else the one at `$default`; a message without a model
 * is refused. Nothing for a route without such an expression.
 *
 * @throws TemplateError when the expression is none, or names a model that the API does not have
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html
 */
export function validateMessage(
  { modelSelectionExpression, requestModels }: WebSocketRouteModel, { schemas }: WebSocketDeployment,
): WebSocketStage | undefined {
  if (modelSelectionExpression === undefined) {
    return undefined;
  }
  const keyOf = keyMaker(modelSelectionExpression);
  const validators = new Map([...requestModels].map(([key, name]) => [key, schemas.model(name)]));
  return (exchange, next) => {
    const { event, journal } = exchange;
    if (event.eventType === 'MESSAGE') {
      const key = keyOf({ event: new MappedEvent(exchange) });
      const validator = validators.get(key) ?? validators.get(DEFAULT);
      if (!validator) {
        throw new GatewayFault('BAD_REQUEST_BODY', { reason: `no model has the key '${key}', and there is no ${DEFAULT}` });
      }
      checkBody({ body: Buffer.from(event.message), contentType: CONTENT_TYPE, journal }, validator);
    }
    return next(exchange);
  };
}

import type { WebSocketRouteModel } from '../../template/websocket-api-model';
import { parameterCheck } from '../check-parameters';
import { MappedEvent } from './mapping/mapped-event';
import { CONNECT } from './routing/route-selector';
import type { WebSocketStage } from './websocket-stage';

/**
 * Refuses handshakes without the parameters that `$connect` requires; nothing for all other routes, as messages have none.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-route-parameterconstraints.html
 */
export function requireParameters({ requestParameters, routeKey }: WebSocketRouteModel): WebSocketStage | undefined {
  const check = routeKey === CONNECT ? parameterCheck(requestParameters) : undefined;
  return check && ((exchange, next) => {
    check(new MappedEvent(exchange));
    return next(exchange);
  });
}

import type { RestIntegrationResponse } from './route-integration';
import type { WebSocketIntegrationResponse } from './websocket-integration';
import { webSocketResponseTemplate } from '../mapping/websocket-template';

/**
 * The answers of an integration as messages: chosen by the same patterns, without headers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export function webSocketResponses(responses: readonly RestIntegrationResponse[]): WebSocketIntegrationResponse[] {
  return responses.map(({ statusCode, selectionPattern, templates }) => {
    const template = templates?.['application/json'];
    return {
      key: selectionPattern === undefined ? '$default' : `/${selectionPattern}/`,
      template: template === undefined ? undefined : webSocketResponseTemplate(template, statusCode),
    };
  });
}

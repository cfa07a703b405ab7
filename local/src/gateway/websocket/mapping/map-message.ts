import type { MappedEvent } from './mapped-event';
import { SelectedTemplates } from './selected-templates';
import type { WebSocketIntegrationModel } from '../../../template/websocket-api-model';
import { GatewayFault } from '../../fault';
import { proxyRequest } from '../../mapping/map-request';
import { emptyOutgoing, type Outgoing } from '../../mapping/outgoing';
import { convertRequest } from '../../mapping/payload';
import { RequestMappings } from '../../mapping/request-mapping';

/**
 * Makes the request of an integration from an event.
 */
export type MessageMapper = (event: MappedEvent) => Outgoing;

/**
 * Maps an event by parameters and template; without a template the message goes on as it is, unless that is forbidden. An HTTP proxy gets the
 * event as it is: the message, or headers and query of the handshake.
 *
 * @throws TemplateError when a selection expression is none
 */
export function mapMessage(integration: WebSocketIntegrationModel): MessageMapper {
  return integration.type === 'HTTP_PROXY' ? proxyRequest(integration) : mapByTemplate(integration);
}

function mapByTemplate(integration: WebSocketIntegrationModel): MessageMapper {
  const mappings = new RequestMappings(integration);
  const templates = new SelectedTemplates(integration.requestTemplates, integration.templateSelectionExpression);
  return (event) => {
    const outgoing = emptyOutgoing();
    mappings.apply(event, outgoing);
    const body = convertRequest(Buffer.from(event.message), false, integration.contentHandling);
    const template = templates.choose({ event });
    if (!template && isForbidden(integration, templates)) {
      throw new GatewayFault('UNSUPPORTED_MEDIA_TYPE', { reason: 'no request template is for this message, and it may not pass through' });
    }
    outgoing.body = template ? template.render(body, event, 'BAD_REQUEST_BODY') : body;
    return outgoing;
  };
}

function isForbidden({ passthroughBehavior }: WebSocketIntegrationModel, templates: SelectedTemplates): boolean {
  return passthroughBehavior === 'NEVER' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && !templates.isEmpty);
}

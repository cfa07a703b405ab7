import type { WebSocketIntegrationConfig, WebSocketIntegrationResponse } from './websocket-integration';
import { ALWAYS_DEFAULT, DEFAULT_KEY } from '../mapping/selection-expression';

/**
 * An integration in the words of CloudFormation.
 */
export function webSocketIntegrationProperties(config: WebSocketIntegrationConfig) {
  return {
    integrationType: config.type,
    integrationUri: config.uri,
    integrationMethod: config.httpMethod,
    connectionType: config.vpcLinkId && 'VPC_LINK',
    connectionId: config.vpcLinkId,
    credentialsArn: config.credentialsArn,
    requestParameters: config.requestParameters,
    ...webSocketTemplate('requestTemplates', config.requestTemplate),
    passthroughBehavior: webSocketPassthrough(config),
    contentHandlingStrategy: config.contentHandling,
    timeoutInMillis: config.timeout?.toMilliseconds(),
  };
}

/**
 * An answer of an integration in the words of CloudFormation.
 */
export function webSocketResponseProperties(response: WebSocketIntegrationResponse) {
  return { integrationResponseKey: response.key, ...webSocketTemplate('responseTemplates', response.template) };
}

/**
 * One template for whatever comes, and the expression that selects it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
 */
export function webSocketTemplate(member: 'requestTemplates' | 'responseTemplates', template?: string) {
  return template === undefined ? {} : { [member]: { [DEFAULT_KEY]: template }, templateSelectionExpression: ALWAYS_DEFAULT };
}

/**
 * What happens to a message that no template is for: nothing is passed on where there is one for every message.
 */
export function webSocketPassthrough({ passthroughBehavior, requestTemplate }: WebSocketIntegrationConfig): string | undefined {
  return passthroughBehavior ?? (requestTemplate === undefined ? undefined : 'NEVER');
}

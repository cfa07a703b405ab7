import type { GatewayResponseConfig } from '../contract/gateway-responses';

/**
 * A gateway response in the words that CloudFormation and OpenAPI share.
 */
export function gatewayResponseParts(config: GatewayResponseConfig) {
  return {
    statusCode: config.statusCode,
    responseParameters: Object.fromEntries(Object.entries(config.headers).map(([name, value]) => [`gatewayresponse.header.${name}`, value])),
    responseTemplates: config.templates,
  };
}

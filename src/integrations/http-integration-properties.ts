import type { CfnIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpIntegrationConfig } from './http-integration';

/**
 * Version of the payload that is sent where an integration names none. It must be said: CloudFormation has no default for it.
 */
const PAYLOAD_FORMAT_VERSION = '1.0';

/**
 * An integration as the properties of an `AWS::ApiGatewayV2::Integration`, without its API. Equal integrations have equal properties.
 */
export function httpIntegrationProperties(config: HttpIntegrationConfig): Omit<CfnIntegrationProps, 'apiId'> {
  return {
    integrationType: config.type,
    integrationSubtype: config.subtype,
    integrationUri: config.uri,
    integrationMethod: config.httpMethod,
    connectionType: config.vpcLinkId && 'VPC_LINK',
    connectionId: config.vpcLinkId,
    tlsConfig: config.tlsServerName === undefined ? undefined : { serverNameToVerify: config.tlsServerName },
    credentialsArn: config.credentialsArn,
    requestParameters: config.requestParameters,
    responseParameters: config.responseParameters && responseParameterLists(config.responseParameters),
    payloadFormatVersion: config.payloadFormatVersion ?? PAYLOAD_FORMAT_VERSION,
    timeoutInMillis: config.timeout?.toMilliseconds(),
  };
}

/**
 * In CloudFormation's words, because nothing translates this property.
 */
function responseParameterLists(parameters: { [statusCode: string]: { [name: string]: string } }) {
  return Object.fromEntries(Object.entries(parameters).map(([statusCode, changes]) => [statusCode, {
    ResponseParameters: Object.entries(changes).map(([Destination, Source]) => ({ Destination, Source })),
  }]));
}

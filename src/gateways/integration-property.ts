import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { headerParameters, passthroughBehavior } from './integration-parts';
import type { MethodResponseSpec } from './rest-method-spec';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../integrations/route-integration';
import type { SharedValues } from '../private/shared-values';

/**
 * An integration as the property of an `AWS::ApiGateway::Method`. Its answers are shared with the methods that have the same ones.
 */
export function integrationProperty(config: RestIntegrationConfig, shared: SharedValues): CfnMethod.IntegrationProperty {
  return {
    type: config.type,
    uri: config.uri,
    integrationHttpMethod: config.httpMethod,
    connectionType: config.vpcLinkId && 'VPC_LINK',
    connectionId: config.vpcLinkId,
    integrationTarget: config.integrationTarget,
    credentials: config.credentialsArn,
    requestParameters: config.requestParameters,
    requestTemplates: config.requestTemplates,
    passthroughBehavior: passthroughBehavior(config),
    contentHandling: config.contentHandling,
    responseTransferMode: config.responseTransferMode,
    timeoutInMillis: config.timeout?.toMilliseconds(),
    integrationResponses: config.responses.length > 0 ? shared.share(config.responses.map(integrationResponseProperty)) : undefined,
  };
}

function integrationResponseProperty(response: RestIntegrationResponse): CfnMethod.IntegrationResponseProperty {
  return {
    statusCode: response.statusCode,
    selectionPattern: response.selectionPattern,
    responseParameters: headerParameters(response.headers),
    responseTemplates: response.templates,
    contentHandling: response.contentHandling,
  };
}

/**
 * A declared answer as the property of an `AWS::ApiGateway::Method`.
 */
export function methodResponseProperty(response: MethodResponseSpec): CfnMethod.MethodResponseProperty {
  const declared = response.headers.map((header) => [`method.response.header.${header}`, true]);
  return {
    statusCode: response.statusCode,
    responseParameters: declared.length > 0 ? Object.fromEntries(declared) : undefined,
  };
}

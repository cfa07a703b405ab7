import { readStatusCode } from './integration-reader';
import type { Properties } from './properties';
import type { GatewayResponseModel } from './rest-api-model';
import type { StackResource } from './stack-resource';

const IN_RESOURCES = { statusCode: 'StatusCode', responseParameters: 'ResponseParameters', responseTemplates: 'ResponseTemplates' };

/**
 * Reads an `AWS::ApiGateway::GatewayResponse` with its type.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-gatewayresponse.html
 */
export function readGatewayResponseResource({ properties }: StackResource): readonly [string, GatewayResponseModel] {
  properties.allow([...Object.values(IN_RESOURCES), 'ResponseType'], ['RestApiId']);
  return [properties.requiredString('ResponseType').toUpperCase(), readGatewayResponse(properties, IN_RESOURCES)];
}

/**
 * Reads what resources and documents say of a gateway response alike.
 *
 * @param spelled how its parts are called
 */
export function readGatewayResponse(properties: Properties, spelled: Readonly<Record<keyof GatewayResponseModel, string>>): GatewayResponseModel {
  return {
    statusCode: properties.has(spelled.statusCode) ? readStatusCode(properties, spelled.statusCode) : undefined,
    responseParameters: properties.texts(spelled.responseParameters),
    responseTemplates: properties.texts(spelled.responseTemplates),
  };
}

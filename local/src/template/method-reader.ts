import { TemplateError } from '../errors';
import { isRecord } from './cloud-template';
import { readIntegration } from './integration-reader';
import { Properties } from './properties';
import type { ResourcePaths } from './resource-paths';
import type { MethodModel, ValidatorModel } from './rest-api-model';
import type { StackResource } from './stack-resource';

const AUTHORIZATIONS = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;

/**
 * Reads an `AWS::ApiGateway::Method`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
 */
export function readMethod(method: StackResource, paths: ResourcePaths, validators: ReadonlyMap<string, ValidatorModel>): MethodModel {
  const properties = method.properties.allow(
    ['ApiKeyRequired', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'HttpMethod', 'Integration', 'OperationName', 'RequestModels',
      'RequestParameters', 'RequestValidatorId', 'ResourceId', 'RestApiId'],
    ['MethodResponses'],
  );
  const resourceId = properties.requiredString('ResourceId');
  const integration = properties.child('Integration');
  return {
    path: paths.pathOf(resourceId, properties.owner),
    resourceId,
    httpMethod: properties.requiredString('HttpMethod').toUpperCase(),
    operationName: properties.string('OperationName'),
    authorizationType: properties.choice('AuthorizationType', AUTHORIZATIONS) ?? 'NONE',
    authorizerId: properties.string('AuthorizerId'),
    authorizationScopes: properties.strings('AuthorizationScopes'),
    apiKeyRequired: properties.boolean('ApiKeyRequired'),
    requestParameters: readRequestParameters(properties),
    requestModels: new Map(Object.entries(properties.texts('RequestModels'))),
    validator: findValidator(properties, validators),
    integration: integration && readIntegration(integration),
  };
}

/**
 * Reads an `AWS::ApiGateway::RequestValidator`.
 */
export function readRequestValidator(validator: StackResource): ValidatorModel {
  const properties = validator.properties.allow(['ValidateRequestBody', 'ValidateRequestParameters'], ['Name', 'RestApiId']);
  return { body: properties.boolean('ValidateRequestBody'), parameters: properties.boolean('ValidateRequestParameters') };
}

/*
 * Whether a parameter is required is said by itself or in an object.
 */
function readRequestParameters(properties: Properties): ReadonlyMap<string, boolean> {
  const flags = Object.entries(properties.record('RequestParameters'))
    .map(([name, required]) => [name, isRecord(required) ? required.Required : required] as const);
  const declared = new Properties(`${properties.owner}, RequestParameters`, Object.fromEntries(flags));
  return new Map(flags.map(([name]) => [name, declared.boolean(name)]));
}

function findValidator(properties: Properties, validators: ReadonlyMap<string, ValidatorModel>): ValidatorModel | undefined {
  const id = properties.string('RequestValidatorId');
  const validator = id === undefined ? undefined : validators.get(id);
  if (id !== undefined && !validator) {
    throw new TemplateError(`${properties.owner} refers to the request validator '${id}', which the API does not have`);
  }
  return validator;
}

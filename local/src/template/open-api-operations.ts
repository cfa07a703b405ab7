import { TemplateError } from '../errors';
import { readOpenApiIntegration } from './integration-reader';
import { rootResourceId } from './names/api-gateway';
import { methodAuthorization } from './open-api-authorization';
import type { OpenApiDocument } from './open-api-document';
import { REST_EXTENSIONS } from './open-api-extensions';
import { readRequestModels } from './open-api-models';
import { operationsOf, type DocumentOperation } from './open-api-paths';
import type { OpenApiSecurity } from './open-api-security';
import { Properties } from './properties';
import type { AuthorizerModel, IntegrationModel, MethodModel, ValidatorModel } from './rest-api-model';
import { shortId } from './short-id';
import { own } from '../own';

const VALIDATOR = 'x-amazon-apigateway-request-validator';
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', path: 'path', query: 'querystring' };

/**
 * Reads the methods of a document.
 */
export function readOperations(document: OpenApiDocument, security: OpenApiSecurity<AuthorizerModel>): readonly MethodModel[] {
  return operationsOf(document, REST_EXTENSIONS).map((operation) => readOperation(operation, document, security));
}

function readOperation(
  { httpMethod, path, properties, item }: DocumentOperation, document: OpenApiDocument, security: OpenApiSecurity<AuthorizerModel>,
): MethodModel {
  const parameters = [...readParameters(item, document), ...readParameters(properties, document)];
  const wholePath = document.basePath + normalPath(path, document.basePath);
  return {
    path: wholePath,
    resourceId: wholePath === '/' ? rootResourceId(document.apiId) : shortId(document.apiId, 'path', wholePath),
    httpMethod,
    operationName: properties.string('operationId'),
    ...methodAuthorization(security.of(properties)),
    requestParameters: new Map(parameters.flatMap(readRequestParameter)),
    requestModels: readRequestModels(properties, parameters, document),
    validator: readValidator(properties, document),
    integration: readIntegration(properties, document),
  };
}

/*
 * Without slashes at its end; the root below a base path is the base path.
 */
function normalPath(path: string, basePath: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' && basePath === '' ? '/' : trimmed;
}

function readParameters(owner: Properties, document: OpenApiDocument): readonly Properties[] {
  return owner.list('parameters').map((declared, index) => {
    const name = `${owner.owner}, parameters[${index}]`;
    return new Properties(name, document.dereferenced(declared, name));
  });
}

/*
 * Parameters of other places than these, cookies for instance, are nothing to API Gateway.
 */
function readRequestParameter(parameter: Properties): readonly (readonly [string, boolean])[] {
  const place = parameter.requiredString('in');
  const location = own(LOCATIONS, place);
  return location === undefined ? [] : [[`method.request.${location}.${parameter.requiredString('name')}`, parameter.boolean('required')]];
}

function readValidator(operation: Properties, { root }: OpenApiDocument): ValidatorModel | undefined {
  const name = operation.string(VALIDATOR) ?? root.string(VALIDATOR);
  if (name === undefined) {
    return undefined;
  }
  const validator = root.child('x-amazon-apigateway-request-validators')?.child(name)?.allow(['validateRequestBody', 'validateRequestParameters']);
  if (!validator) {
    throw new TemplateError(`${operation.owner} names the request validator '${name}', which the document does not define`);
  }
  return { body: validator.boolean('validateRequestBody'), parameters: validator.boolean('validateRequestParameters') };
}

function readIntegration(operation: Properties, document: OpenApiDocument): IntegrationModel | undefined {
  const declared = operation.child('x-amazon-apigateway-integration');
  return declared && readOpenApiIntegration(new Properties(declared.owner, document.dereferenced(declared.all, declared.owner)));
}

import { TemplateError } from '../errors';
import { readOpenApiIntegration } from './integration-reader';
import { rootResourceId } from './names/api-gateway';
import type { OpenApiDocument } from './open-api-document';
import { checkExtensions } from './open-api-extensions';
import { readRequestModels } from './open-api-models';
import type { OpenApiSecurity } from './open-api-security';
import { Properties } from './properties';
import type { IntegrationModel, MethodModel, ValidatorModel } from './rest-api-model';
import { shortId } from './short-id';
import { own } from '../own';

const ANY_METHOD = 'x-amazon-apigateway-any-method';
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', ANY_METHOD];
const VALIDATOR = 'x-amazon-apigateway-request-validator';
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', path: 'path', query: 'querystring' };

/**
 * Reads the methods of a document.
 */
export function readOperations(document: OpenApiDocument, security: OpenApiSecurity): readonly MethodModel[] {
  return Object.entries(document.root.record('paths'))
    .filter(([path]) => !path.startsWith('x-'))
    .flatMap(([path, item]) => readPath(path, item, document, security));
}

function readPath(path: string, declared: unknown, document: OpenApiDocument, security: OpenApiSecurity): readonly MethodModel[] {
  const owner = `${document.owner}, ${path}`;
  if (!path.startsWith('/')) {
    throw new TemplateError(`${owner} is no path; write '/${path}'`);
  }
  const item = new Properties(owner, document.dereferenced(declared, owner));
  checkExtensions(item, 'path');
  if (item.has('trace')) {
    document.warnings.push(`${owner} has a TRACE operation, which API Gateway leaves out`);
  }
  const common = readParameters(item, document);
  return METHODS.flatMap((name) => {
    const operation = item.child(name);
    return operation ? [readOperation(path, name, operation, common, document, security)] : [];
  });
}

function readOperation(
  path: string, name: string, declared: Properties, common: readonly Properties[], document: OpenApiDocument, security: OpenApiSecurity,
): MethodModel {
  const httpMethod = name === ANY_METHOD ? 'ANY' : name.toUpperCase();
  const operation = new Properties(`${document.owner}, ${httpMethod} ${path}`, declared.all);
  checkExtensions(operation, 'operation');
  const parameters = [...common, ...readParameters(operation, document)];
  const wholePath = document.basePath + normalPath(path, document.basePath);
  return {
    path: wholePath,
    resourceId: wholePath === '/' ? rootResourceId(document.apiId) : shortId(document.apiId, 'path', wholePath),
    httpMethod,
    operationName: operation.string('operationId'),
    ...security.of(operation),
    requestParameters: new Map(parameters.flatMap(readRequestParameter)),
    requestModels: readRequestModels(operation, parameters, document),
    validator: readValidator(operation, document),
    integration: readIntegration(operation, document),
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

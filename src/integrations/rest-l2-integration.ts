import { Annotations, Aspects, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct, IConstruct } from 'constructs';
import { permitInvocation } from './permit-invocation';
import type { BoundRoute, IRestIntegration, RestIntegrationConfig, RestIntegrationResponse } from './route-integration';
import { checkMappingTemplate, checkTimeout } from '../limits/checks';
import { pathVariablesOf } from '../mapping/path-variables';

/**
 * Renders one of our integrations as an integration of a plain `apigateway.RestApi`.
 */
export class RestL2Integration extends apigateway.Integration {
  constructor(private readonly integration: IRestIntegration) {
    super({ type: apigateway.IntegrationType.MOCK }); // bind() says the real type: it alone knows the method
  }

  public bind(method: apigateway.Method): apigateway.IntegrationConfig {
    const config = this.integration.bindToRest({ scope: method.api as unknown as Construct, route: routeOf(method) });
    checkConfig(method, config);
    askForBinary(method, config.binaryMediaTypes ?? []);
    for (const response of config.responses) method.addMethodResponse(methodResponse(response));
    declareParameters(method, config.methodParameters ?? {});
    if (config.integrationTarget !== undefined) overrideLater(method, 'Integration.IntegrationTarget', config.integrationTarget);
    for (const fn of config.invokes ?? []) permitInvocation(fn, method.api as unknown as Construct, method.api.arnForExecuteApi('*', '/*', '*'));
    return {
      type: config.type,
      uri: config.uri,
      integrationHttpMethod: config.httpMethod,
      options: optionsOf(config, method),
      deploymentToken: JSON.stringify(Stack.of(method).resolve([config.requestTemplates, config.responses, config.integrationTarget])),
    };
  }
}

/**
 * What the gateways check of their routes. A plain API does not tell the type of its endpoint.
 */
function checkConfig(method: apigateway.Method, { timeout, responseTransferMode, requestTemplates, responses }: RestIntegrationConfig): void {
  const streaming = responseTransferMode === apigateway.ResponseTransferMode.STREAM;
  if (timeout) checkTimeout(timeout, { endpointType: apigateway.EndpointType.REGIONAL, streaming }, method);
  const templates = [requestTemplates, ...responses.map((response) => response.templates)].flatMap((some) => Object.values(some ?? {}));
  for (const template of templates) checkMappingTemplate(template, `'${method.httpMethod} ${method.resource.path}'`, method);
}

/**
 * Binary media types are the API's own, and fixed when it is made.
 */
function askForBinary(method: apigateway.Method, wanted: string[]): void {
  const api = method.api.node.defaultChild;
  const declared = (apigateway.CfnRestApi.isCfnRestApi(api) && api.binaryMediaTypes) || [];
  const missing = wanted.filter((type) => !declared.some((one) => [type, `${type.split('/')[0]}/*`, '*/*'].includes(one)));
  if (missing.length === 0) return;
  Annotations.of(method).addWarningV2('cdk-apigateway-patterns:binaryMediaTypes',
    `the method needs ${missing.join(', ')} among the binary media types of its API; add them there`);
}

function routeOf(method: apigateway.Method): BoundRoute {
  const path = method.resource.path;
  return { method: method.httpMethod, path, pathVariables: pathVariablesOf(path) };
}

function methodResponse(response: RestIntegrationResponse): apigateway.MethodResponse {
  const headers = Object.keys(response.headers ?? {}).map((name) => [`method.response.header.${name}`, true]);
  return { statusCode: response.statusCode, responseParameters: Object.fromEntries(headers) };
}

/**
 * A plain API refuses a mapping from a parameter that its method does not declare, and knows what it declares before it asks us.
 */
function declareParameters(method: apigateway.Method, parameters: { [name: string]: boolean }): void {
  for (const [name, required] of Object.entries(parameters)) overrideLater(method, `RequestParameters.${name.split('.').join('\\.')}`, required);
}

/**
 * Says what AWS's construct has no words for, once it has made its resource.
 */
function overrideLater(method: apigateway.Method, property: string, value: string | boolean): void {
  Aspects.of(method).add({
    visit: (node: IConstruct) => {
      if (node instanceof apigateway.CfnMethod) node.addPropertyOverride(property, value);
    },
  });
}

function optionsOf(config: RestIntegrationConfig, method: apigateway.Method): apigateway.IntegrationOptions {
  return {
    connectionType: config.vpcLinkId === undefined ? undefined : apigateway.ConnectionType.VPC_LINK,
    vpcLink: config.vpcLinkId === undefined ? undefined : apigateway.VpcLink.fromVpcLinkId(method, 'VpcLink', config.vpcLinkId),
    credentialsRole: config.credentialsArn === undefined ? undefined : iam.Role.fromRoleArn(method, 'IntegrationRole', config.credentialsArn, { mutable: false }),
    requestParameters: config.requestParameters,
    requestTemplates: config.requestTemplates,
    passthroughBehavior: (config.passthroughBehavior ?? 'NEVER') as apigateway.PassthroughBehavior,
    contentHandling: config.contentHandling as apigateway.ContentHandling | undefined,
    responseTransferMode: config.responseTransferMode as apigateway.ResponseTransferMode | undefined,
    timeout: config.timeout,
    integrationResponses: config.responses.map((response) => ({
      statusCode: response.statusCode,
      selectionPattern: response.selectionPattern,
      contentHandling: response.contentHandling as apigateway.ContentHandling | undefined,
      responseTemplates: response.templates,
      responseParameters: Object.fromEntries(Object.entries(response.headers ?? {}).map(([name, value]) => [`method.response.header.${name}`, value])),
    })),
  };
}

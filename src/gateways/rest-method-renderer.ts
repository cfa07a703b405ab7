import type { EndpointType } from 'aws-cdk-lib/aws-apigateway';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { checkKind } from './check-kind';
import { isProxy } from './integration-parts';
import type { MethodResponseSpec, RestMethodSpec } from './rest-method-spec';
import type { RestRouteOptions } from './rest-route-options';
import type { RouteKey } from './route-key';
import type { Auth } from '../authorization';
import { RequestValidation } from '../contract/request-validation';
import type { ValidatorKind } from '../contract/request-validation';
import type { IRestIntegration, RestIntegrationConfig } from '../integrations/route-integration';
import { checkLimit, checkMappingTemplate, checkTimeout } from '../limits/checks';
import { ValidationError } from '../private/errors';
import { TextCompactor } from '../private/sub';
import type { Cors } from '../protection/cors';

const ARN_BEFORE_PATH = 'arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:abcdefghij//'.length;

/**
 * What is the same for every method of an API.
 */
export interface RestMethodDefaults {
  readonly auth: Auth;
  readonly cors?: Cors;
  readonly endpointType: EndpointType;
}

/**
 * Makes plain data of a route: its integration, who may call it, what is validated, and what it answers.
 */
export class RestMethodRenderer {
  private readonly compactor: TextCompactor;

  constructor(
    private readonly scope: Construct,
    private readonly defaults: RestMethodDefaults,
  ) {
    this.compactor = new TextCompactor(scope);
  }

  public route(key: RouteKey, integration: IRestIntegration, options: RestRouteOptions): RestMethodSpec {
    const { method, path, pathVariables } = key;
    this.checkArn(key);
    checkKind(integration, 'REST API', String(key), this.scope);
    const bound = integration.bindToRest({ scope: this.scope, route: { method, path, pathVariables: [...pathVariables] } });
    this.checkIntegration(key, bound);
    const config = this.defaults.cors?.decorate(bound) ?? bound;
    const validation = new RequestValidation(options, this.scope);
    const parameters = { ...config.methodParameters, ...validation.methodParameters };
    return {
      ...this.method(method, key, config),
      operationName: options.operationName,
      authorization: (options.auth ?? this.defaults.auth).bindToRest({ scope: this.scope }),
      parameters,
      model: validation.model,
      modelContentTypes: Object.keys(validation.requestModels),
      validator: validatorFor(validation.model !== undefined, parameters),
    };
  }

  /**
   * The OPTIONS method of a path, for browsers that ask before they call the other methods of the path.
   */
  public preflight(key: RouteKey, cors: Cors, methods: string[]): RestMethodSpec {
    return this.method('OPTIONS', key, cors.preflight(methods));
  }

  private method(method: string, key: RouteKey, config: RestIntegrationConfig): RestMethodSpec {
    return {
      method,
      path: key.path,
      pathVariables: key.pathVariables,
      authorization: { authorizationType: AuthorizationType.NONE },
      parameters: config.methodParameters ?? {},
      modelContentTypes: [],
      integration: this.compacted(config),
      responses: declaredResponses(config),
    };
  }

  private compacted(config: RestIntegrationConfig): RestIntegrationConfig {
    const { uri, requestTemplates } = config;
    return { ...config, uri: uri && this.compactor.compact(uri), requestTemplates: requestTemplates && this.compactor.compactAll(requestTemplates) };
  }

  private checkArn(key: RouteKey): void {
    checkLimit('methodArnBytes', ARN_BEFORE_PATH + `${key}`.length, `the method ARN of '${key}'`, 'shorten the path', this.scope);
  }

  private checkIntegration(key: RouteKey, config: RestIntegrationConfig): void {
    const streaming = config.responseTransferMode === 'STREAM';
    if (streaming && !isProxy(config)) {
      throw new ValidationError(`'${key}' cannot stream its response: API Gateway streams proxy integrations only, got ${config.type}; use a Lambda or HTTP proxy`, this.scope);
    }
    if (config.timeout) checkTimeout(config.timeout, { endpointType: this.defaults.endpointType, streaming }, this.scope);
    for (const template of templatesOf(config)) checkMappingTemplate(template, `'${key}'`, this.scope);
  }
}

/**
 * A path parameter is always there: only the others can be missing.
 */
function validatorFor(body: boolean, parameters: { readonly [name: string]: boolean }): ValidatorKind | undefined {
  const params = Object.entries(parameters).some(([name, required]) => required && !name.startsWith('method.request.path.'));
  if (params) return body ? 'both' : 'params';
  return body ? 'body' : undefined;
}

function templatesOf(config: RestIntegrationConfig): string[] {
  return [config.requestTemplates, ...config.responses.map((response) => response.templates)].flatMap((templates) => Object.values(templates ?? {}));
}

/**
 * Each status and header of the integration's answers: API Gateway passes on what the method declares and nothing else.
 */
function declaredResponses(config: RestIntegrationConfig): MethodResponseSpec[] {
  const declared = new Map<string, Set<string>>();
  for (const { statusCode, headers } of config.responses) {
    const names = declared.get(statusCode) ?? new Set();
    Object.keys(headers ?? {}).forEach((name) => names.add(name));
    declared.set(statusCode, names);
  }
  return [...declared].map(([statusCode, names]) => ({ statusCode, headers: [...names].sort() }));
}

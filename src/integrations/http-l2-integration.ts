import { Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { httpExecutionArn } from './http-execution-arn';
import type { HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { httpIntegrationProperties } from './http-integration-properties';
import { permitInvocation } from './permit-invocation';
import type { BoundRoute } from './route-integration';
import { checkHttpTimeout } from '../limits/checks';
import { pathVariablesOf } from '../mapping/path-variables';
import { ValidationError } from '../private/errors';

const ID = 'Integration';
const METHOD_OF_ARN = /\/\*\/(\*|[A-Z]+)\//;

/**
 * Renders one of our integrations as an integration of a plain `apigatewayv2.HttpApi`.
 */
export class HttpL2Integration extends apigatewayv2.HttpRouteIntegration {
  private readonly bound = new Map<apigatewayv2.IHttpRoute, HttpIntegrationConfig>();
  private first?: string;

  constructor(private readonly source: IHttpIntegration) {
    super(ID);
  }

  /**
   * What AWS's construct demands. The rest is more than it takes, so it is said once the resource is made.
   */
  public bind({ route }: apigatewayv2.HttpRouteIntegrationBindOptions): apigatewayv2.HttpRouteIntegrationConfig {
    const { type, subtype, uri } = this.configOf(route);
    return {
      type: type as apigatewayv2.HttpIntegrationType,
      subtype: subtype as apigatewayv2.HttpIntegrationSubtype | undefined,
      uri,
      payloadFormatVersion: apigatewayv2.PayloadFormatVersion.VERSION_1_0,
    };
  }

  /**
   * Called for each route, the first one included.
   */
  protected completeBind({ route, scope }: apigatewayv2.HttpRouteIntegrationBindOptions): void {
    const properties = httpIntegrationProperties(this.configOf(route));
    const text = JSON.stringify(Stack.of(scope).resolve(properties));
    this.first ??= text;
    if (text !== this.first) {
      throw new ValidationError('this integration is not the same on all of its routes, but a plain API has one for all; call toHttpIntegration() once for each route', scope);
    }
    const made = scope.node.tryFindChild(ID)?.node.defaultChild;
    if (made) Object.assign(made, properties);
  }

  private configOf(route: apigatewayv2.IHttpRoute): HttpIntegrationConfig {
    const config = this.bound.get(route) ?? this.bindTo(route);
    this.bound.set(route, config);
    return config;
  }

  private bindTo(route: apigatewayv2.IHttpRoute): HttpIntegrationConfig {
    const { httpApi } = route;
    const scope = httpApi as unknown as Construct;
    const config = this.source.bindToHttp({ scope, route: boundRoute(route) });
    if (config.timeout) checkHttpTimeout(config.timeout, scope);
    for (const fn of config.invokes ?? []) permitInvocation(fn, scope, httpExecutionArn(httpApi));
    return config;
  }
}

/**
 * A plain route tells its method by its ARN only, where `ANY` is a wildcard.
 */
function boundRoute({ path, routeArn }: apigatewayv2.IHttpRoute): BoundRoute {
  if (path === undefined) return { method: 'ANY', path: '$default', pathVariables: [] };
  const method = METHOD_OF_ARN.exec(routeArn)?.[1] ?? '*';
  return { method: method === '*' ? 'ANY' : method, path, pathVariables: pathVariablesOf(path) };
}

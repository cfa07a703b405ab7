import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IDependable } from 'constructs';
import { Construct, DependencyGroup } from 'constructs';
import type { HttpLayout } from './http-layout';
import type { HttpRouteSpec } from './http-route-spec';
import type { HttpIntegrationConfig } from '../integrations/http-integration';
import { httpIntegrationProperties } from '../integrations/http-integration-properties';
import { DataIds } from '../private/data-ids';
import { methodId } from '../private/ids';
import { TextCompactor } from '../private/sub';

/**
 * Renders each route as an `AWS::ApiGatewayV2::Route`, and an `AWS::ApiGatewayV2::Integration` for all routes whose integrations are equal.
 */
export class HttpResourcesLayout implements HttpLayout {
  public readonly deployed: IDependable;

  private readonly routes: Construct;
  private readonly integrations: Construct;
  private readonly targets = new Map<string, string>();
  private readonly ids: DataIds;
  private readonly compactor: TextCompactor;

  constructor(scope: Construct, private readonly api: IHttpApi) {
    this.routes = new Construct(scope, 'Routes');
    this.integrations = new Construct(scope, 'Integrations');
    this.ids = new DataIds(scope);
    this.compactor = new TextCompactor(scope);
    this.deployed = new DependencyGroup(this.routes);
  }

  public get integrationCount(): number {
    return this.targets.size;
  }

  public addRoute({ key, operationName, authorization, integration }: HttpRouteSpec): void {
    new CfnRoute(this.routes, key.isDefault ? key.path : methodId(key.method, key.path), {
      apiId: this.api.apiId,
      routeKey: `${key}`,
      operationName,
      authorizationType: authorization.authorizationType,
      authorizerId: authorization.authorizerId,
      authorizationScopes: authorization.authorizationScopes,
      target: this.target(integration),
    });
  }

  private target(config: HttpIntegrationConfig): string {
    const properties = httpIntegrationProperties(config);
    const id = this.ids.idOf(properties);
    const target = this.targets.get(id) ?? this.makeIntegration(id, properties);
    this.targets.set(id, target);
    return target;
  }

  private makeIntegration(id: string, properties: ReturnType<typeof httpIntegrationProperties>): string {
    const { ref } = new CfnIntegration(this.integrations, id, { apiId: this.api.apiId, ...properties });
    return this.compactor.compact(`integrations/${ref}`);
  }
}

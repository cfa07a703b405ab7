import type { IApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnModel, CfnRoute, CfnRouteResponse } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IDependable } from 'constructs';
import { Construct, DependencyGroup } from 'constructs';
import { WebSocketIntegrations } from './websocket-integrations';
import type { WebSocketRouteSpec } from './websocket-route-spec';
import type { RequestModel } from '../contract/request-model';
import { DEFAULT_KEY } from '../mapping/selection-expression';
import { webSocketRouteId } from '../private/ids';
import { sortedByKey } from '../private/sorted';
import { TextCompactor } from '../private/sub';

/**
 * Renders each route as an `AWS::ApiGatewayV2::Route`, and what it needs only where no other route has the same.
 */
export class WebSocketLayout {
  /**
   * What a stage must wait for.
   */
  public readonly deployed: IDependable;

  private readonly routes: Construct;
  private readonly routeResponses: Construct;
  private readonly models: Construct;
  private readonly integrations: WebSocketIntegrations;
  private readonly compactor: TextCompactor;

  constructor(scope: Construct, private readonly api: IApi) {
    this.compactor = new TextCompactor(scope);
    this.models = new Construct(scope, 'Models');
    this.integrations = new WebSocketIntegrations(scope, api);
    this.routes = new Construct(scope, 'Routes');
    this.routeResponses = new Construct(scope, 'RouteResponses');
    this.deployed = new DependencyGroup(this.integrations.deployed, this.routes, this.routeResponses);
  }

  public addRoute(spec: WebSocketRouteSpec): void {
    const { apiId } = this.api;
    const id = webSocketRouteId(spec.routeKey);
    const integration = this.integrations.add(spec.routeKey, spec.integration);
    const route = new CfnRoute(this.routes, id, {
      apiId,
      routeKey: spec.routeKey,
      operationName: spec.operationName,
      authorizationType: spec.authorization?.authorizationType,
      authorizerId: spec.authorization?.authorizerId,
      apiKeyRequired: spec.apiKeyRequired,
      target: this.compactor.compact(`integrations/${integration.ref}`),
      routeResponseSelectionExpression: spec.twoWay ? DEFAULT_KEY : undefined,
    });
    this.validate(route, spec);
    if (spec.twoWay) new CfnRouteResponse(this.routeResponses, id, { apiId, routeId: route.ref, routeResponseKey: DEFAULT_KEY });
  }

  public removeRoute(routeKey: string): void {
    const id = webSocketRouteId(routeKey);
    this.integrations.remove(routeKey);
    this.routeResponses.node.tryRemoveChild(id);
    this.routes.node.tryRemoveChild(id);
  }

  /**
   * A route names its models, so CloudFormation does not see that it needs them.
   */
  private validate(route: CfnRoute, { validation: { models, modelSelectionExpression } }: WebSocketRouteSpec): void {
    if (models.size === 0) return;
    route.modelSelectionExpression = modelSelectionExpression;
    route.requestModels = sortedByKey([...models].map(([key, { name }]) => [key, name]));
    for (const model of models.values()) route.addResourceDependency(this.model(model));
  }

  private model({ name, schema }: RequestModel): CfnModel {
    return (this.models.node.tryFindChild(name) ?? new CfnModel(this.models, name, {
      apiId: this.api.apiId,
      contentType: 'application/json',
      name,
      schema,
    })) as CfnModel;
  }
}

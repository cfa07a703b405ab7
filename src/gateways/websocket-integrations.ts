import type { IApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnIntegration, CfnIntegrationResponse } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IDependable } from 'constructs';
import { Construct, DependencyGroup } from 'constructs';
import type { WebSocketIntegrationConfig } from '../integrations/websocket-integration';
import { webSocketIntegrationProperties, webSocketResponseProperties } from '../integrations/websocket-integration-properties';
import { DataIds } from '../private/data-ids';

/**
 * The integrations of an API: one for all routes whose integrations say the same.
 */
export class WebSocketIntegrations {
  /**
   * What a stage must wait for.
   */
  public readonly deployed: IDependable;

  private readonly integrations: Construct;
  private readonly responses: Construct;
  private readonly ids: DataIds;
  private readonly routes = new Map<string, Set<string>>();

  constructor(scope: Construct, private readonly api: IApi) {
    this.integrations = new Construct(scope, 'Integrations');
    this.responses = new Construct(scope, 'IntegrationResponses');
    this.deployed = new DependencyGroup(this.integrations, this.responses);
    this.ids = new DataIds(scope);
  }

  /**
   * The integration for a route.
   */
  public add(routeKey: string, config: WebSocketIntegrationConfig): CfnIntegration {
    const id = this.ids.idOf({ ...webSocketIntegrationProperties(config), responses: config.responses });
    const routes = this.routes.get(id) ?? new Set();
    this.routes.set(id, routes.add(routeKey));
    return (this.integrations.node.tryFindChild(id) ?? this.render(id, config)) as CfnIntegration;
  }

  /**
   * Takes a route away, and its integration unless other routes have it.
   */
  public remove(routeKey: string): void {
    for (const [id, routes] of this.routes) {
      if (!routes.delete(routeKey) || routes.size > 0) continue;
      this.integrations.node.tryRemoveChild(id);
      this.responses.node.tryRemoveChild(id);
    }
  }

  private render(id: string, config: WebSocketIntegrationConfig): CfnIntegration {
    const { apiId } = this.api;
    const integration = new CfnIntegration(this.integrations, id, { apiId, ...webSocketIntegrationProperties(config) });
    const responses = new Construct(this.responses, id);
    for (const [index, response] of (config.responses ?? []).entries()) {
      new CfnIntegrationResponse(responses, `${index}`, { apiId, integrationId: integration.ref, ...webSocketResponseProperties(response) });
    }
    return integration;
  }
}

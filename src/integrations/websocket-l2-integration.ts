import { Aspects, Lazy } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { permitInvocation } from './permit-invocation';
import { webSocketExecutionArn } from './websocket-execution-arn';
import type { IWebSocketIntegration, WebSocketIntegrationConfig } from './websocket-integration';
import { webSocketPassthrough, webSocketResponseProperties, webSocketTemplate } from './websocket-integration-properties';
import { checkWebSocketIntegration } from '../limits/websocket-checks';

const INTEGRATION_ID = 'Integration';

/**
 * Renders one of our integrations as an integration of a plain `apigatewayv2.WebSocketApi`.
 */
export class WebSocketL2Integration extends apigatewayv2.WebSocketRouteIntegration {
  constructor(private readonly source: IWebSocketIntegration) {
    super(INTEGRATION_ID);
  }

  public bind({ route, scope }: apigatewayv2.WebSocketRouteIntegrationBindOptions): apigatewayv2.WebSocketRouteIntegrationConfig {
    const api = route.webSocketApi;
    const owner = api as unknown as Construct;
    const config = this.source.bindToWebSocket({ scope: owner, routeKey: route.routeKey });
    checkWebSocketIntegration(config, `'${route.routeKey}'`, scope);
    addResponses(scope, api, config);
    if (config.vpcLinkId !== undefined) connect(scope, config.vpcLinkId);
    for (const fn of config.invokes ?? []) permitInvocation(fn, owner, webSocketExecutionArn(api));
    return configOf(scope, config);
  }
}

function configOf(scope: Construct, config: WebSocketIntegrationConfig): apigatewayv2.WebSocketRouteIntegrationConfig {
  return {
    type: config.type as apigatewayv2.WebSocketIntegrationType,
    uri: config.uri ?? '',
    method: config.httpMethod,
    credentialsRole: config.credentialsArn === undefined ? undefined : iam.Role.fromRoleArn(scope, 'IntegrationRole', config.credentialsArn, { mutable: false }),
    requestParameters: config.requestParameters,
    ...webSocketTemplate('requestTemplates', config.requestTemplate),
    passthroughBehavior: webSocketPassthrough(config) as apigatewayv2.PassthroughBehavior | undefined,
    contentHandling: config.contentHandling as apigatewayv2.ContentHandling | undefined,
    timeout: config.timeout,
  };
}

/**
 * A plain API knows no answers of integrations, and makes the integration only after it has asked us.
 */
function addResponses(scope: Construct, api: apigatewayv2.IWebSocketApi, { responses = [] }: WebSocketIntegrationConfig): void {
  const integration = Lazy.string({ produce: () => (scope.node.findChild(INTEGRATION_ID) as apigatewayv2.WebSocketIntegration).integrationId });
  const answers = new Construct(scope, 'IntegrationResponses');
  for (const [index, response] of responses.entries()) {
    new apigatewayv2.CfnIntegrationResponse(answers, `${index}`, { apiId: api.apiId, integrationId: integration, ...webSocketResponseProperties(response) });
  }
}

/**
 * Neither does it know VPC links.
 */
function connect(scope: Construct, vpcLinkId: string): void {
  Aspects.of(scope).add({
    visit: (node: IConstruct) => {
      if (!(node instanceof apigatewayv2.CfnIntegration)) return;
      node.connectionType = 'VPC_LINK';
      node.connectionId = vpcLinkId;
    },
  });
}

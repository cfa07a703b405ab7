import type { Construct } from 'constructs';
import { checkKind } from './check-kind';
import { CONNECT, DISCONNECT, isLifecycle } from './websocket-route-key';
import type { WebSocketRouteOptions } from './websocket-route-options';
import type { WebSocketRouteSpec } from './websocket-route-spec';
import type { Auth, WebSocketAuthorizationConfig } from '../authorization';
import { MessageValidation } from '../contract/message-validation';
import type { IWebSocketIntegration, WebSocketIntegrationConfig } from '../integrations/websocket-integration';
import { checkLimit } from '../limits/checks';
import { checkWebSocketIntegration } from '../limits/websocket-checks';
import { ValidationError } from '../private/errors';
import { TextCompactor } from '../private/sub';

/**
 * Makes plain data of a route: its integration, who may connect, what is validated, and whether the client gets an answer.
 */
export class WebSocketRouteRenderer {
  private readonly compactor: TextCompactor;

  constructor(
    private readonly scope: Construct,
    private readonly auth: Auth,
  ) {
    this.compactor = new TextCompactor(scope);
  }

  public route(routeKey: string, integration: IWebSocketIntegration, options: WebSocketRouteOptions): WebSocketRouteSpec {
    this.checkOptions(routeKey, options);
    checkKind(integration, 'WebSocket API', routeKey, this.scope);
    const config = integration.bindToWebSocket({ scope: this.scope, routeKey });
    this.checkIntegration(routeKey, config, options);
    return {
      routeKey,
      operationName: options.operationName,
      authorization: routeKey === CONNECT ? this.authorization(options) : undefined,
      apiKeyRequired: options.apiKeyRequired,
      validation: new MessageValidation(options, this.scope),
      twoWay: options.returnResponse ?? answersByDefault(routeKey, config),
      integration: this.compacted(config),
    };
  }

  private authorization(options: WebSocketRouteOptions): WebSocketAuthorizationConfig {
    return (options.auth ?? this.auth).bindToWebSocket({ scope: this.scope });
  }

  private compacted(config: WebSocketIntegrationConfig): WebSocketIntegrationConfig {
    const { uri, requestTemplate } = config;
    return { ...config, uri: uri && this.compactor.compact(uri), requestTemplate: requestTemplate && this.compactor.compact(requestTemplate) };
  }

  private checkOptions(routeKey: string, options: WebSocketRouteOptions): void {
    if (routeKey !== CONNECT) this.refuseConnectOptions(routeKey, options);
    if (isLifecycle(routeKey)) this.refuseMessageOptions(routeKey, options);
    const { operationName } = options;
    if (operationName === '') throw new ValidationError(`'operationName' of '${routeKey}' must not be empty; leave it out`, this.scope);
    checkLimit('webSocketOperationNameCharacters', operationName?.length ?? 0, `'operationName' of '${routeKey}'`, 'shorten it', this.scope);
  }

  private refuseConnectOptions(routeKey: string, { auth, apiKeyRequired }: WebSocketRouteOptions): void {
    if (auth) {
      throw new ValidationError(`'auth' of '${routeKey}' would never be asked: API Gateway authorizes a connection when it is made, for all its messages; `
        + "give it to the gateway, or to the route '$connect'", this.scope);
    }
    if (apiKeyRequired) {
      throw new ValidationError(`'apiKeyRequired' of '${routeKey}' would never be asked: API Gateway looks for a key when a connection is made; `
        + "give it to the route '$connect'", this.scope);
    }
  }

  private refuseMessageOptions(routeKey: string, options: WebSocketRouteOptions): void {
    const option = (['requestBody', 'requestModels', 'modelSelectionExpression'] as const).find((name) => options[name] !== undefined);
    if (option) throw new ValidationError(`'${option}' is for messages, which '${routeKey}' has none of; leave it out`, this.scope);
    if (options.returnResponse === undefined) return;
    throw new ValidationError(`'returnResponse' is for messages, which '${routeKey}' has none of; leave it out`
      + (routeKey === CONNECT ? ': the status of the integration decides on the connection' : ''), this.scope);
  }

  private checkIntegration(routeKey: string, config: WebSocketIntegrationConfig, options: WebSocketRouteOptions): void {
    checkWebSocketIntegration(config, `'${routeKey}'`, this.scope);
    if (!options.returnResponse || isProxy(config) || hasResponses(config)) return;
    throw new ValidationError(`'returnResponse' of '${routeKey}' needs an answer, and its ${config.type} integration says none; `
      + 'give the integration a response with the key $default', this.scope);
  }
}

/**
 * AWS does not say whether the status of a custom integration reaches `$connect` without a route response. Its own constructs define
 * one, and so does this library.
 */
function answersByDefault(routeKey: string, config: WebSocketIntegrationConfig): boolean {
  return hasResponses(config) && routeKey !== DISCONNECT;
}

function hasResponses({ responses = [] }: WebSocketIntegrationConfig): boolean {
  return responses.length > 0;
}

function isProxy({ type }: WebSocketIntegrationConfig): boolean {
  return type === 'AWS_PROXY' || type === 'HTTP_PROXY';
}

import type { ApiModel } from './api-model';
import type { V2StageModel } from './v2-stage-model';

/**
 * A WebSocket API as its template describes it.
 */
export interface WebSocketApiModel extends ApiModel {
  readonly name: string;

  /**
   * For instance `$request.body.action`.
   */
  readonly routeSelectionExpression: string;

  /**
   * `$request.header.x-api-key` or `$context.authorizer.usageIdentifierKey`.
   */
  readonly apiKeySelectionExpression: string;
  readonly routes: readonly WebSocketRouteModel[];
  readonly authorizers: ReadonlyMap<string, WebSocketAuthorizerModel>;

  /**
   * JSON schemas by model name.
   */
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly stages: readonly V2StageModel[];
}

export interface WebSocketRouteModel {
  readonly id: string;

  /**
   * `$connect`, `$disconnect`, `$default`, or what the route selection expression gives.
   */
  readonly routeKey: string;
  readonly operationName?: string;
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM';
  readonly authorizerId?: string;
  readonly apiKeyRequired: boolean;

  /**
   * Model names by the key that the model selection expression gives.
   */
  readonly requestModels: ReadonlyMap<string, string>;
  readonly modelSelectionExpression?: string;

  /**
   * Request parameters by AWS's name, and whether they are required.
   */
  readonly requestParameters: ReadonlyMap<string, boolean>;

  /**
   * Selects what the client gets of the integration's answer.
   *
   * @default - the client gets no answer
   */
  readonly routeResponseSelectionExpression?: string;
  readonly routeResponses: readonly RouteResponseModel[];

  /**
   * @default - none: every message is answered with a configuration error
   */
  readonly integration?: WebSocketIntegrationModel;
}

export interface RouteResponseModel {
  /**
   * `$default` is the only one that AWS knows.
   */
  readonly key: string;
  readonly responseModels: ReadonlyMap<string, string>;
  readonly modelSelectionExpression?: string;
}

export interface WebSocketIntegrationModel {
  readonly id: string;
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  readonly httpMethod?: string;
  readonly uri: string;
  readonly connectionId?: string;
  readonly tlsServerName?: string;
  readonly credentials?: string;
  readonly requestParameters: Readonly<Record<string, string>>;

  /**
   * Templates by the key that the template selection expression gives.
   */
  readonly requestTemplates: Readonly<Record<string, string>>;
  readonly templateSelectionExpression?: string;
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
  readonly timeoutMillis: number;
  readonly responses: readonly WebSocketIntegrationResponseModel[];
}

export interface WebSocketIntegrationResponseModel {
  /**
   * `$default`, a key, or a pattern between slashes such as `/2\d\d/`.
   */
  readonly key: string;
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
  readonly templateSelectionExpression?: string;
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
}

export interface WebSocketAuthorizerModel {
  readonly id: string;
  readonly name: string;

  /**
   * Where the identity stands, for instance `route.request.header.Auth`.
   */
  readonly identitySources: readonly string[];
  readonly uri: string;
  readonly credentials?: string;
}

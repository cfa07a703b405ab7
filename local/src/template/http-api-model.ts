import type { ApiModel } from './api-model';
import type { V2StageModel } from './v2-stage-model';

/**
 * An HTTP API as its template describes it, by resources or by a document.
 */
export interface HttpApiModel extends ApiModel {
  readonly name: string;

  /**
   * What the API itself answers to pages of other origins.
   *
   * @default - integrations answer them
   */
  readonly cors?: CorsModel;
  readonly routes: readonly HttpRouteModel[];
  readonly authorizers: ReadonlyMap<string, HttpAuthorizerModel>;
  readonly stages: readonly V2StageModel[];
}

export interface CorsModel {
  readonly allowCredentials: boolean;
  readonly allowHeaders: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowOrigins: readonly string[];
  readonly exposeHeaders: readonly string[];

  /**
   * @default - none
   */
  readonly maxAgeSeconds?: number;
}

export interface HttpRouteModel {
  readonly id: string;

  /**
   * For instance `GET /orders/{id}`, or `$default`.
   */
  readonly routeKey: string;
  readonly operationName?: string;
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'JWT' | 'CUSTOM';
  readonly authorizerId?: string;
  readonly authorizationScopes: readonly string[];

  /**
   * @default - none: every request is answered with a configuration error
   */
  readonly integration?: HttpIntegrationModel;
}

export interface HttpIntegrationModel {
  readonly id: string;
  readonly type: 'AWS_PROXY' | 'HTTP_PROXY';

  /**
   * Action of a service that API Gateway calls by itself, for instance `SQS-SendMessage`.
   *
   * @default - a function, or an HTTP backend
   */
  readonly subtype?: string;
  readonly httpMethod?: string;

  /**
   * URL of the backend, ARN or invocation URI of the function, or ARN of a listener or a Cloud Map service behind a VPC link.
   */
  readonly uri: string;

  /**
   * @default - none: over the internet
   */
  readonly connectionId?: string;

  /**
   * Name on the certificate of a private backend, which is then called by HTTPS.
   */
  readonly tlsServerName?: string;
  readonly credentials?: string;
  readonly requestParameters: Readonly<Record<string, string>>;

  /**
   * Mappings of the answer by its status.
   */
  readonly responseParameters: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly payloadFormatVersion: '1.0' | '2.0';
  readonly timeoutMillis: number;
}

export interface HttpAuthorizerModel {
  readonly id: string;
  readonly name: string;
  readonly type: 'JWT' | 'REQUEST';

  /**
   * Where the identity stands, for instance `$request.header.Authorization`.
   */
  readonly identitySources: readonly string[];

  /**
   * Of a JWT authorizer.
   */
  readonly issuer?: string;
  readonly audience: readonly string[];

  /**
   * Invocation URI of the function that decides.
   */
  readonly uri?: string;
  readonly credentials?: string;
  readonly payloadFormatVersion: '1.0' | '2.0';
  readonly enableSimpleResponses: boolean;

  /**
   * How long a decision is kept; 0 for not at all.
   */
  readonly ttlSeconds: number;
}

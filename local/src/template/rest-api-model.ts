import type { ApiModel } from './api-model';

/**
 * A REST API as its template describes it, whatever form the template has.
 */
export interface RestApiModel extends ApiModel {
  /**
   * Name of the API, which need not be unique.
   */
  readonly name: string;

  /**
   * Resource policy as the template gives it.
   *
   * @default - none
   */
  readonly policy?: unknown;

  /**
   * Where a request's API key is looked for.
   */
  readonly apiKeySource: ApiKeySource;

  /**
   * `REGIONAL`, `EDGE` or `PRIVATE`.
   */
  readonly endpointType: string;
  readonly vpcEndpointIds: readonly string[];

  /**
   * Bytes from which on an answer is compressed.
   *
   * @default - never
   */
  readonly minimumCompressionSize?: number;
  readonly binaryMediaTypes: readonly string[];
  readonly methods: readonly MethodModel[];

  /**
   * JSON schemas by model name.
   */
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly authorizers: ReadonlyMap<string, AuthorizerModel>;
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponseModel>;
  readonly stages: readonly StageModel[];
}

/**
 * Places where a request's API key may be looked for.
 */
export const API_KEY_SOURCES = ['HEADER', 'AUTHORIZER'] as const;

export type ApiKeySource = (typeof API_KEY_SOURCES)[number];

export interface MethodModel {
  /**
   * Path of the resource, for instance `/orders/{id}`.
   */
  readonly path: string;
  readonly resourceId: string;

  /**
   * HTTP method in capitals, or `ANY`.
   */
  readonly httpMethod: string;
  readonly operationName?: string;
  readonly authorizationType: string;
  readonly authorizerId?: string;

  /**
   * Scopes of which an access token must have one; without any, the method takes id tokens.
   */
  readonly authorizationScopes: readonly string[];
  readonly apiKeyRequired: boolean;

  /**
   * Parameters by AWS's name, for instance `method.request.header.x-id`, and whether they are required.
   */
  readonly requestParameters: ReadonlyMap<string, boolean>;

  /**
   * Model names by content type.
   */
  readonly requestModels: ReadonlyMap<string, string>;
  readonly validator?: ValidatorModel;

  /**
   * @default - none: every request is answered with a configuration error
   */
  readonly integration?: IntegrationModel;
}

export interface ValidatorModel {
  readonly body: boolean;
  readonly parameters: boolean;
}

export type IntegrationType = 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';

export interface IntegrationModel {
  readonly type: IntegrationType;
  readonly httpMethod?: string;
  readonly uri: string;
  readonly credentials?: string;
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly requestTemplates: Readonly<Record<string, string>>;
  readonly passthroughBehavior: PassthroughBehavior;
  readonly contentHandling?: ContentHandling;
  readonly timeoutMillis: number;
  readonly streamed: boolean;

  /**
   * What a cached answer depends on besides the path, by AWS's names, for instance `method.request.querystring.page`.
   */
  readonly cacheKeyParameters: readonly string[];

  /**
   * Methods of one namespace share their cached answers.
   *
   * @default - the resource's id
   */
  readonly cacheNamespace?: string;

  /**
   * Id of the VPC link that the requests take; it may name a stage variable.
   *
   * @default - none: over the internet
   */
  readonly connectionId?: string;

  /**
   * ARN of the load balancer or listener that a VPC link of the second version leads to.
   *
   * @default - the one that the link itself names
   */
  readonly integrationTarget?: string;

  /**
   * Whether the endpoint's certificate may be one that no public authority has signed.
   */
  readonly insecureSkipVerification: boolean;
  readonly responses: readonly IntegrationResponseModel[];
}

export interface IntegrationResponseModel {
  readonly statusCode: number;

  /**
   * @default - none: taken when no other response matches
   */
  readonly selectionPattern?: string;
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
  readonly contentHandling?: ContentHandling;
}

export interface AuthorizerModel {
  readonly id: string;
  readonly name: string;

  /**
   * `TOKEN`, `REQUEST` or `COGNITO_USER_POOLS`.
   */
  readonly type: string;

  /**
   * Integration URI of the function that decides.
   *
   * @default - none: a user pool's tokens decide
   */
  readonly uri?: string;
  readonly credentials?: string;

  /**
   * Where the identity stands, by AWS's names, for instance `method.request.header.Authorization`.
   */
  readonly identitySources: readonly string[];

  /**
   * Regular expression that a token must match.
   *
   * @default - any token
   */
  readonly identityValidation?: string;

  /**
   * How long a decision is kept; 0 for not at all.
   */
  readonly ttlSeconds: number;

  /**
   * ARNs of user pools.
   */
  readonly providerArns: readonly string[];
}

export interface GatewayResponseModel {
  readonly statusCode?: number;
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
}

export interface StageModel {
  readonly name: string;
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;

  /**
   * @default - no access log
   */
  readonly accessLogFormat?: string;
  readonly methodSettings: readonly MethodSettingModel[];

  /**
   * Whether the stage has a cache cluster; methods are cached only where their settings say so as well.
   */
  readonly cacheEnabled: boolean;

  /**
   * @default - none
   */
  readonly canary?: CanaryModel;
}

/**
 * A deployment that gets a part of a stage's requests.
 */
export interface CanaryModel {
  readonly deploymentId: string;

  /**
   * Share of the requests, 0 to 100.
   */
  readonly percentTraffic: number;

  /**
   * Stage variables that stand above those of the stage.
   */
  readonly variables: Readonly<Record<string, string>>;

  /**
   * Whether the canary shares the stage's cache.
   */
  readonly useStageCache: boolean;
}

/**
 * Settings of a stage for the methods of one path, both of which may be `*`.
 */
export interface MethodSettingModel {
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly loggingLevel: string;
  readonly dataTrace: boolean;
  readonly cachingEnabled: boolean;

  /**
   * @default - 300
   */
  readonly cacheTtlSeconds?: number;

  /**
   * Requests a second.
   *
   * @default - the account's
   */
  readonly throttlingRateLimit?: number;

  /**
   * @default - the account's
   */
  readonly throttlingBurstLimit?: number;
}

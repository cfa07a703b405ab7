/**
 * A REST API as its template describes it, whatever form the template has.
 */
export interface RestApiModel {
  readonly id: string;

  /**
   * Logical id in the template; the id of an API that the template does not make.
   */
  readonly logicalId: string;

  /**
   * Name of the stack that makes the API, or that adds the first route to it.
   */
  readonly stackName: string;

  /**
   * Whether the template only adds to the API, without making it.
   */
  readonly imported: boolean;
  readonly account: string;
  readonly region: string;
  readonly binaryMediaTypes: readonly string[];
  readonly methods: readonly MethodModel[];

  /**
   * JSON schemas by model name.
   */
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly authorizers: ReadonlyMap<string, AuthorizerModel>;
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponseModel>;
  readonly stages: readonly StageModel[];

  /**
   * What the template asks for and the engine leaves out because the answers do not depend on it.
   */
  readonly warnings: readonly string[];
}

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
  readonly type: string;
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
}

/**
 * Settings of a stage for the methods of one path, both of which may be `*`.
 */
export interface MethodSettingModel {
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly loggingLevel: string;
  readonly dataTrace: boolean;
}

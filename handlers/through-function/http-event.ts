/**
 * What is read of the event of an HTTP API, in version 2.0 of its payload.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface HttpEvent {
  readonly routeKey: string;
  readonly rawQueryString?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];

  /**
   * API Gateway has decoded them.
   */
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: HttpRequestContext;
}

export interface HttpRequestContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly domainName: string;
  readonly requestId: string;
  readonly stage: string;
  readonly timeEpoch: number;
  readonly authorizer?: HttpAuthorizer;
  readonly http: {
    readonly method: string;
    readonly path: string;
    readonly protocol: string;
    readonly sourceIp: string;
  };
}

/**
 * What an authorizer tells: the claims of a token, the context that a function gave, or who signed the request.
 */
export interface HttpAuthorizer {
  readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> };
  readonly lambda?: Readonly<Record<string, unknown>> | null;
  readonly iam?: SigningIdentity;
}

export interface SigningIdentity {
  readonly accessKey?: string | null;
  readonly accountId?: string | null;
  readonly userArn?: string | null;
  readonly userId?: string | null;
  readonly principalOrgId?: string | null;
  readonly cognitoIdentity?: {
    readonly amr?: readonly string[] | null;
    readonly identityId?: string | null;
    readonly identityPoolId?: string | null;
  } | null;
}

/**
 * What an HTTP API takes as an answer.
 */
export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

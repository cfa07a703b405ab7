import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { HttpAuthorizationBindOptions, HttpAuthorizationConfig, IHttpAuthorization } from './http';
import type { IRestAuthorization, RestAuthorizationBindOptions, RestAuthorizationConfig } from './rest';
import type { IWebSocketAuthorization, WebSocketAuthorizationBindOptions, WebSocketAuthorizationConfig } from './websocket';

/**
 * Callers sign with AWS credentials.
 */
export class IamAuthorization implements IRestAuthorization, IHttpAuthorization, IWebSocketAuthorization {
  public bindToRest(_options: RestAuthorizationBindOptions): RestAuthorizationConfig {
    return { authorizationType: AuthorizationType.IAM };
  }

  public bindToHttp(_options: HttpAuthorizationBindOptions): HttpAuthorizationConfig {
    return { authorizationType: 'AWS_IAM' };
  }

  public bindToWebSocket(_options: WebSocketAuthorizationBindOptions): WebSocketAuthorizationConfig {
    return { authorizationType: 'AWS_IAM' };
  }
}

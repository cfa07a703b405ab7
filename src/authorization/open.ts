import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { HttpAuthorizationBindOptions, HttpAuthorizationConfig, IHttpAuthorization } from './http';
import type { OpenAuthOptions } from './open-auth-options';
import type { IRestAuthorization, RestAuthorizationBindOptions, RestAuthorizationConfig } from './rest';
import type { IWebSocketAuthorization, WebSocketAuthorizationBindOptions, WebSocketAuthorizationConfig } from './websocket';
import { ValidationError } from '../private/errors';

/**
 * Everybody may call, for a reason that is on record.
 */
export class OpenAuthorization implements IRestAuthorization, IHttpAuthorization, IWebSocketAuthorization {
  private readonly reason: string;

  constructor(options: OpenAuthOptions) {
    const reason = options?.reason?.trim();
    if (!reason) {
      throw new ValidationError("'reason' must say why everybody may call the route, got none; "
        + "write for instance Auth.open({ reason: 'load balancer probe' }), or use Auth.iam()");
    }
    this.reason = reason;
  }

  public bindToRest(_options: RestAuthorizationBindOptions): RestAuthorizationConfig {
    return { authorizationType: AuthorizationType.NONE, openReason: this.reason };
  }

  public bindToHttp(_options: HttpAuthorizationBindOptions): HttpAuthorizationConfig {
    return { authorizationType: 'NONE', openReason: this.reason };
  }

  public bindToWebSocket(_options: WebSocketAuthorizationBindOptions): WebSocketAuthorizationConfig {
    return { authorizationType: 'NONE', openReason: this.reason };
  }
}

import type { HttpAuthorizationBindOptions, HttpAuthorizationConfig, IHttpAuthorization } from './http';
import { IamAuthorization } from './iam';
import { OpenAuthorization } from './open';
import type { OpenAuthOptions } from './open-auth-options';
import type { IRestAuthorization, RestAuthorizationBindOptions, RestAuthorizationConfig } from './rest';
import type { IWebSocketAuthorization, WebSocketAuthorizationBindOptions, WebSocketAuthorizationConfig } from './websocket';

/**
 * Who may call a route, on every kind of API. On a WebSocket API it says who may connect.
 *
 * A route that says nothing asks for `Auth.iam()`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export abstract class Auth implements IRestAuthorization, IHttpAuthorization, IWebSocketAuthorization {
  /**
   * Callers sign their requests with AWS credentials (Signature Version 4) and need `execute-api:Invoke` on the route.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
   */
  public static iam(): Auth {
    return new DelegatingAuth(new IamAuthorization());
  }

  /**
   * Everybody may call the route, without credentials.
   *
   * Fails when the reason is blank.
   */
  public static open(options: OpenAuthOptions): Auth {
    return new DelegatingAuth(new OpenAuthorization(options));
  }

  /**
   * Called once for each route that asks for this authorization.
   */
  public abstract bindToRest(options: RestAuthorizationBindOptions): RestAuthorizationConfig;

  /**
   * Called once for each route that asks for this authorization.
   */
  public abstract bindToHttp(options: HttpAuthorizationBindOptions): HttpAuthorizationConfig;

  /**
   * Called once for the `$connect` route.
   */
  public abstract bindToWebSocket(options: WebSocketAuthorizationBindOptions): WebSocketAuthorizationConfig;
}

/**
 * A way of authorization that every kind of API knows.
 */
type WayOfAll = IRestAuthorization & IHttpAuthorization & IWebSocketAuthorization;

/**
 * Stands between the factories above and the classes they make, which therefore need not know `Auth`.
 */
class DelegatingAuth extends Auth {
  constructor(private readonly way: WayOfAll) {
    super();
  }

  public bindToRest(options: RestAuthorizationBindOptions): RestAuthorizationConfig {
    return this.way.bindToRest(options);
  }

  public bindToHttp(options: HttpAuthorizationBindOptions): HttpAuthorizationConfig {
    return this.way.bindToHttp(options);
  }

  public bindToWebSocket(options: WebSocketAuthorizationBindOptions): WebSocketAuthorizationConfig {
    return this.way.bindToWebSocket(options);
  }
}

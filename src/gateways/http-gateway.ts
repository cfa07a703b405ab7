import { Annotations } from 'aws-cdk-lib';
import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IHttpApi, IHttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { HttpGatewayBase } from './http-gateway-base';
import type { IHttpGateway } from './http-gateway-interface';
import type { HttpApiRoutesAttributes, HttpApiRoutesOptions, HttpGatewayProps } from './http-gateway-props';
import { HttpPreflights } from './http-preflights';
import { HttpRouteKeys } from './http-route-keys';
import { HttpRouteRenderer } from './http-route-renderer';
import { HttpRoutes } from './http-routes';
import { httpApiFromAttributes, ImportedHttpGateway } from './imported-http-gateway';
import { LambdaPermissions } from './lambda-permissions';
import { ownedHttpApi } from './owned-http-api';
import { RouteLayout } from './route-layout';
import { Auth } from '../authorization';
import { httpExecutionArn } from '../integrations/http-execution-arn';
import { DEFAULT_STAGE, httpStage } from '../stages/http-stage';
import { RouteSettings } from '../stages/route-settings';

/**
 * An HTTP API whose routes are answered by functions, other HTTP services, or some actions of AWS services directly.
 *
 * ```ts
 * const events = new HttpGateway(this, 'Events');
 * events.addRoute('POST /events', new EventBridgePutEvents(bus, { source: 'shop.web', detailType: RequestValue.body('type') }));
 * ```
 *
 * Every route asks for IAM authorization unless it says otherwise. The API has one stage, with an access log, metrics and throttling,
 * which deploys every change by itself.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export class HttpGateway extends HttpGatewayBase {
  /**
   * Puts routes onto an API that this library did not make.
   *
   * The routes belong to the stack of `scope`. CORS, the stage and its throttling stay with the API.
   *
   * Fails for an API that is made of an OpenAPI document, which takes no routes beside it.
   */
  public static fromHttpApi(scope: Construct, id: string, httpApi: IHttpApi, options: HttpApiRoutesOptions = {}): IHttpGateway {
    return new ImportedHttpGateway(scope, id, () => httpApi, options);
  }

  /**
   * Puts routes onto an API of which the id is known, for instance one made with the deprecated module `@aws-cdk/aws-apigatewayv2-alpha`.
   */
  public static fromHttpApiAttributes(scope: Construct, id: string, attributes: HttpApiRoutesAttributes): IHttpGateway {
    return new ImportedHttpGateway(scope, id, (gateway) => httpApiFromAttributes(gateway, attributes), attributes);
  }

  public readonly httpApi: IHttpApi;

  /**
   * The stage that the routes are called on.
   */
  public readonly stage: IHttpStage;

  /**
   * @internal
   */
  protected readonly _routes: HttpRoutes;

  /**
   * @internal
   */
  protected readonly _stage: IHttpStage;

  constructor(scope: Construct, id: string, props: HttpGatewayProps = {}) {
    super(scope, id);
    const keys = new HttpRouteKeys(this);
    const { api, layout } = ownedHttpApi(this, props, keys);
    this.httpApi = api;
    this.stage = this._stage = httpStage(this, api, props, props.stageName);
    // What takes an API asks it for its default stage.
    if (this.stage.stageName === DEFAULT_STAGE) Object.assign(api, { defaultStage: this.stage });

    const settings = new RouteSettings(this.stage, layout.deployed);
    this._routes = new HttpRoutes(this, {
      keys,
      layout,
      renderer: new HttpRouteRenderer(this, props.auth ?? Auth.iam()),
      permissions: new LambdaPermissions(this, httpExecutionArn(api)),
      preflights: props.cors && new HttpPreflights(),
      throttle: (routeKey, options) => settings.throttle(routeKey, options),
    });
    this.node.addValidation({ validate: () => this.validateRoutes(keys, props.layout) });
    this._addRoutes(props.routes);
  }

  /**
   * What only the finished tree knows: routes may also come from plain constructs, on `httpApi`.
   */
  private validateRoutes(keys: HttpRouteKeys, layout?: RouteLayout): string[] {
    const plain = this.node.findAll().some((node) => CfnRoute.isCfnRoute(node) && node.node.scopes.includes(this.httpApi));
    if (plain && layout === RouteLayout.DOCUMENT) {
      return ['routes of plain constructs cannot stand beside a document; use RouteLayout.RESOURCES, or add them with addRoute()'];
    }
    if (keys.size === 0 && !plain) {
      Annotations.of(this).addWarningV2('cdk-apigateway-patterns:noRoutes',
        "the API has no route here, and answers 404 to every call without; add one with addRoute('GET /', …)");
    }
    return [];
  }
}

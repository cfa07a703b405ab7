import type { IHttpApi, IHttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnApi, HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { HttpGatewayBase } from './http-gateway-base';
import type { HttpApiRoutesAttributes, HttpApiRoutesOptions } from './http-gateway-props';
import { HttpResourcesLayout } from './http-resources-layout';
import { HttpRouteKeys } from './http-route-keys';
import { HttpRouteRenderer } from './http-route-renderer';
import { HttpRoutes } from './http-routes';
import { LambdaPermissions } from './lambda-permissions';
import { Auth } from '../authorization';
import { httpExecutionArn } from '../integrations/http-execution-arn';
import { ValidationError } from '../private/errors';
import type { RouteThrottlingOptions } from '../stages';

/**
 * Routes on an API that this library did not make.
 */
export class ImportedHttpGateway extends HttpGatewayBase {
  public readonly httpApi: IHttpApi;

  /**
   * @internal
   */
  protected readonly _routes: HttpRoutes;

  /**
   * @internal
   */
  protected readonly _stage?: IHttpStage;

  constructor(scope: Construct, id: string, api: (gateway: Construct) => IHttpApi, options: HttpApiRoutesOptions) {
    super(scope, id);
    this.httpApi = api(this);
    this.refuseDocument();
    this._stage = options.stageName === undefined ? this.httpApi.defaultStage : this.namedStage(options.stageName);
    this._routes = new HttpRoutes(this, {
      keys: new HttpRouteKeys(this),
      layout: new HttpResourcesLayout(this, this.httpApi),
      renderer: new HttpRouteRenderer(this, options.auth ?? Auth.iam()),
      permissions: new LambdaPermissions(this, httpExecutionArn(this.httpApi)),
      throttle: (routeKey, throttling) => this.refuseThrottling(routeKey, throttling),
    });
    this._addRoutes(options.routes);
  }

  private namedStage(stageName: string): IHttpStage {
    return HttpStage.fromHttpStageAttributes(this, 'Stage', { api: this.httpApi, stageName });
  }

  /**
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
   */
  private refuseDocument(): void {
    const resource = this.httpApi.node.defaultChild;
    if (!CfnApi.isCfnApi(resource) || !(resource.body ?? resource.bodyS3Location)) return;
    throw new ValidationError('routes cannot stand beside the document that the API is made of; add them there, or make the API with RouteLayout.RESOURCES', this);
  }

  private refuseThrottling(routeKey: string, { throttlingRateLimit, throttlingBurstLimit }: RouteThrottlingOptions): void {
    if (throttlingRateLimit === undefined && throttlingBurstLimit === undefined) return;
    throw new ValidationError(`throttling of '${routeKey}' is a setting of the stage, which was made elsewhere; set it there`, this);
  }
}

/**
 * An API of which the id is known.
 */
export function httpApiFromAttributes(scope: Construct, { httpApiId }: HttpApiRoutesAttributes): IHttpApi {
  return HttpApi.fromHttpApiAttributes(scope, 'Api', { httpApiId });
}

import { Lazy } from 'aws-cdk-lib';
import type { CfnStage, IStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IDependable } from 'constructs';
import type { RouteThrottlingOptions } from './route-throttling-options';
import { throttling } from './throttling';
import type { Throttling } from './throttling';
import { sortedByKey } from '../private/sorted';

/**
 * What the stage of an HTTP or WebSocket API says about single routes.
 *
 * AWS does not say what becomes of a setting that a route leaves out, so a route with settings of its own says all of them.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html
 */
export class RouteSettings {
  private readonly resource: CfnStage;
  private readonly ofRoutes = new Map<string, Throttling>();

  /**
   * `routes` is whatever makes the routes: a stage with settings is made after them, because it refuses those of a route that it does not
   * find.
   */
  constructor(private readonly stage: IStage, private readonly routes: IDependable) {
    this.resource = stage.node.defaultChild as CfnStage;
    this.resource.routeSettings = Lazy.any({ produce: () => this.render() });
  }

  /**
   * Says how many requests a route takes, if that differs from the stage.
   */
  public throttle(routeKey: string, options: RouteThrottlingOptions): void {
    if (options.throttlingRateLimit === undefined && options.throttlingBurstLimit === undefined) return;
    if (this.ofRoutes.size === 0) this.stage.node.addDependency(this.routes);
    this.ofRoutes.set(routeKey, throttling(options, this.stage, this.defaults as Throttling));
  }

  private get defaults(): CfnStage.RouteSettingsProperty {
    return this.resource.defaultRouteSettings as CfnStage.RouteSettingsProperty;
  }

  /**
   * In CloudFormation's words, because nothing translates what is said of single routes.
   */
  private render(): { [routeKey: string]: object } | undefined {
    if (this.ofRoutes.size === 0) return undefined;
    const { detailedMetricsEnabled, loggingLevel, dataTraceEnabled } = this.defaults;
    const shared = { DetailedMetricsEnabled: detailedMetricsEnabled, LoggingLevel: loggingLevel, DataTraceEnabled: dataTraceEnabled };
    return sortedByKey([...this.ofRoutes].map(([routeKey, { throttlingRateLimit, throttlingBurstLimit }]) => [routeKey, {
      ThrottlingRateLimit: throttlingRateLimit,
      ThrottlingBurstLimit: throttlingBurstLimit,
      ...shared,
    }]));
  }
}

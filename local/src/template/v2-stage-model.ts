/**
 * Name of the stage of an HTTP API whose paths start at its host.
 */
export const ROOT_STAGE = '$default';

/**
 * A stage of an HTTP or WebSocket API.
 */
export interface V2StageModel {
  /**
   * Name of the stage; `$default` stands for the root of an HTTP API.
   */
  readonly name: string;
  readonly autoDeploy: boolean;

  /**
   * @default - none: the stage deploys by itself
   */
  readonly deploymentId?: string;
  readonly variables: Readonly<Record<string, string>>;

  /**
   * @default - no access log
   */
  readonly accessLogFormat?: string;

  /**
   * Settings of the routes that have none of their own.
   */
  readonly defaultRouteSettings: RouteSettingsModel;

  /**
   * Settings by route key.
   */
  readonly routeSettings: ReadonlyMap<string, RouteSettingsModel>;
}

/**
 * What a stage says about a route.
 */
export interface RouteSettingsModel {
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

  /**
   * `OFF`, `ERROR` or `INFO`; WebSocket APIs only.
   *
   * @default 'OFF'
   */
  readonly loggingLevel?: string;
  readonly dataTrace: boolean;
  readonly detailedMetrics: boolean;
}

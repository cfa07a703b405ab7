import * as path from 'node:path';
import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { OneRoleScope } from './integration-role';
import type { BoundRoute, IRestIntegration, RestIntegrationConfig } from './route-integration';
import { checkServable, plansOf } from './route-plan';
import { ValidationError } from '../private/errors';
import { TextCompactor } from '../private/sub';

const PACKAGE = 'cdk-apigateway-through-function';
const LAYER = path.join(__dirname, '..', '..', 'assets', 'handlers', 'through-function', 'index');
const LAYER_ID = 'ApiGatewayThroughFunction';

/**
 * Properties of the function that calls AWS services for an HTTP API.
 */
export interface ServiceFunctionProps {
  /**
   * The function's role. It gets the rights of each route, and those to write the log.
   *
   * @default - a role that may do exactly what the routes do, and write to the function's log group
   */
  readonly role?: iam.IRole;

  /**
   * Where the function writes its log: requests that could not be mapped, services that could not be reached.
   *
   * @default - a log group of its own, kept for `logRetention`
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * How long the function's own log group keeps its lines.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Memory in MiB, by which Lambda measures out the processor as well: 128 to 10240.
   *
   * @default 512
   */
  readonly memorySize?: number;

  /**
   * Most requests that the function serves at once, taken out of the account's concurrency. What comes beyond gets 503 from the HTTP API.
   *
   * @default - as many as the account has left
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * Whether AWS X-Ray follows the function; it then gets the rights to tell it.
   *
   * @default Tracing.DISABLED - an HTTP API has no traces of its own
   */
  readonly tracing?: lambda.Tracing;

  /**
   * Processor that the function runs on.
   *
   * @default Architecture.ARM_64
   */
  readonly architecture?: lambda.Architecture;

  /**
   * Version of Node.js, 22 or later.
   *
   * @default Runtime.NODEJS_24_X
   */
  readonly runtime?: lambda.Runtime;
}

/**
 * The function that calls AWS services for the routes of an HTTP API: all that its `ThroughFunction` routes need, by the templates that
 * a REST API would run.
 *
 * A gateway makes one by itself. Make it yourself to set its memory, its log, or its role, and hand it to each `ThroughFunction`.
 *
 * The function has no environment and no dependencies to keep: its program is a layer that comes with this library, its own code the
 * data of the routes. It runs for at most 29 seconds. A request or an answer is at most 6 MB, binary ones about 4.5 MB, by
 * the limits of Lambda: larger answers are 502.
 *
 * It costs a Lambda invocation a call, beside what the service takes. The first call of a new process takes some hundred milliseconds more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export class ServiceFunction extends Construct {
  /**
   * The one that a gateway has by itself.
   *
   * @internal
   */
  public static _of(scope: Construct): ServiceFunction {
    return scope.node.tryFindChild(OWN_ID) as ServiceFunction | undefined ?? new ServiceFunction(scope, OWN_ID);
  }

  /**
   * The function itself.
   */
  public readonly lambdaFunction: lambda.IFunction;

  /**
   * The function's role.
   */
  public readonly role: iam.IRole;

  /**
   * Where the function writes its log.
   */
  public readonly logGroup: logs.ILogGroup;

  private readonly configs = new Map<string, RestIntegrationConfig>();
  private readonly rights: OneRoleScope;
  private readonly compactor: TextCompactor;
  private api?: Construct;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps = {}) {
    super(scope, id);
    this.logGroup = props.logGroup ?? this.newLogGroup(props.logRetention);
    if (props.logGroup && props.logRetention !== undefined) {
      throw new ValidationError("'logRetention' is for the function's own log group; set it on the given one, or leave 'logGroup' out", this);
    }
    this.role = props.role ?? new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      description: `Calls AWS services for routes of ${scope.node.path}`,
    });
    this.logGroup.grantWrite(this.role);
    this.rights = new OneRoleScope(this, 'Rights', this.role);
    this.compactor = new TextCompactor(this);
    this.lambdaFunction = this.newFunction(props);
  }

  /**
   * Takes a route on.
   *
   * @internal
   */
  public _serve(api: Construct, route: BoundRoute, integration: IRestIntegration): void {
    this.api ??= api;
    if (this.api !== api) {
      throw new ValidationError(`a ServiceFunction serves the routes of one API, got those of ${api.node.path} beside those of ${this.api.node.path}; make one for each`, this);
    }
    const config = integration.bindToRest({ scope: this.rights, route });
    checkServable(config, this.rights);
    if (config.credentialsArn !== this.role.roleArn) {
      throw new ValidationError("an integration behind ThroughFunction has no role of its own; give 'role' to the ServiceFunction instead", this);
    }
    this.configs.set(routeKeyOf(route), config);
  }

  private newLogGroup(retention = logs.RetentionDays.ONE_YEAR): logs.LogGroup {
    return new logs.LogGroup(this, 'Log', { retention, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
  }

  private newFunction(props: ServiceFunctionProps): lambda.Function {
    const runtime = props.runtime ?? lambda.Runtime.NODEJS_24_X;
    return new lambda.Function(this, 'Resource', {
      description: 'Calls AWS services for routes of an HTTP API',
      runtime,
      architecture: props.architecture ?? lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromInline(Lazy.string({ produce: () => this.compactor.compact(this.code()) })),
      layers: [programLayer(this)],
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      memorySize: props.memorySize ?? 512,
      timeout: Duration.seconds(29),
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      tracing: props.tracing ?? lambda.Tracing.DISABLED,
    });
  }

  /**
   * JSON is JavaScript: the data of the routes is the function's code.
   */
  private code(): string {
    return `exports.handler = require('${PACKAGE}').handler(${JSON.stringify(plansOf(this.configs))});\n`;
  }
}

const OWN_ID = 'ThroughFunction';

/**
 * The program, one layer for all functions of a stack.
 */
function programLayer(scope: Construct): lambda.ILayerVersion {
  const stack = Stack.of(scope);
  return stack.node.tryFindChild(LAYER_ID) as lambda.LayerVersion | undefined ?? new lambda.LayerVersion(stack, LAYER_ID, {
    description: 'Calls AWS services for routes of HTTP APIs',
    code: lambda.Code.fromAsset(LAYER),
  });
}

function routeKeyOf({ method, path: routePath }: BoundRoute): string {
  return routePath.startsWith('/') ? `${method} ${routePath}` : routePath;
}

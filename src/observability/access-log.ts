import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { AccessLogFormat } from './access-log-format';
import { accessLogGroup } from './access-log-group';
import type { ApiKind } from '../private/api-kind';
import { ValidationError } from '../private/errors';

/**
 * Options of an access log in CloudWatch Logs.
 */
export interface LogGroupAccessLogOptions {
  /**
   * The log group.
   *
   * @default - a log group of the API's own, kept when the stack goes
   */
  readonly logGroup?: ILogGroup;

  /**
   * How long lines are kept, in the API's own log group.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly retention?: RetentionDays;

  /**
   * Key that encrypts the API's own log group. CloudWatch Logs gets the right to use it for that group.
   *
   * @default - the key of CloudWatch Logs
   */
  readonly encryptionKey?: IKey;

  /**
   * How a line looks.
   *
   * @default AccessLogFormat.json()
   */
  readonly format?: AccessLogFormat;
}

/**
 * Options of an API without an access log.
 */
export interface NoAccessLogOptions {
  /**
   * Why nobody will need to know who called.
   */
  readonly reason: string;
}

/**
 * Where a stage writes its access log.
 *
 * @internal
 */
export interface AccessLogConfig {
  readonly destinationArn: string;
  readonly format: string;
}

/**
 * A record of every request to an API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export abstract class AccessLog {
  /**
   * To a log group of CloudWatch Logs. For REST and WebSocket APIs the account needs a logging role, see `AccountLogging`.
   *
   * Fails when a log group is given together with what only the API's own one can take.
   */
  public static toLogGroup(options: LogGroupAccessLogOptions = {}): AccessLog {
    return new LogGroupAccessLog(options);
  }

  /**
   * No access log.
   *
   * Fails when the reason is blank.
   */
  public static none(options: NoAccessLogOptions): AccessLog {
    return new NoAccessLog(options);
  }

  /**
   * What the stage is told; nothing where there is no log.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, kind: ApiKind): AccessLogConfig | undefined;
}

class LogGroupAccessLog extends AccessLog {
  constructor(private readonly options: LogGroupAccessLogOptions) {
    super();
    const { logGroup, retention, encryptionKey } = options;
    if (!logGroup || (retention === undefined && !encryptionKey)) return;
    throw new ValidationError("'retention' and 'encryptionKey' are for the API's own log group; set them on the given one, or leave 'logGroup' out");
  }

  public _bind(scope: Construct, kind: ApiKind): AccessLogConfig {
    const { retention = RetentionDays.ONE_YEAR, encryptionKey, format = AccessLogFormat.json() } = this.options;
    const logGroup = this.options.logGroup ?? accessLogGroup(scope, { retention, encryptionKey });
    return { destinationArn: logGroup.logGroupArn, format: format._render(scope, kind) };
  }
}

class NoAccessLog extends AccessLog {
  constructor(options: NoAccessLogOptions) {
    super();
    if (options?.reason?.trim()) return;
    throw new ValidationError("'reason' must say why the API needs no access log, got none; "
      + "write for instance AccessLog.none({ reason: 'load test' }), or use AccessLog.toLogGroup()");
  }

  public _bind(_scope: Construct, _kind: ApiKind): undefined {
    return undefined;
  }
}

import type { Construct } from 'constructs';
import { ACCESS_LOG_FIELDS } from './access-log-fields';
import { checkBytes } from '../limits/checks';
import { ValidationError } from '../private/errors';

const API_KEY = /\$context\.identity\.apiKey\b/;
const REQUEST_ID = /\$context\.(requestId|extendedRequestId)\b/;

/**
 * How a line of the access log looks.
 *
 * A value that is not there is `-`. `path` and `userAgent` are texts of the caller, and AWS does not document how quotes, commas or
 * angle brackets in them are written: whoever reads the log must be ready for a line that does not parse, and must not trust a
 * value that is there twice. `requestId` can be chosen by the caller, `extendedRequestId` cannot.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#apigateway-cloudwatch-log-formats
 */
export class AccessLogFormat {
  /**
   * One JSON object a line: who called what, from where, with what result, and how long it took. Every value is a string.
   */
  public static json(): AccessLogFormat {
    const members = Object.entries(ACCESS_LOG_FIELDS).map(([name, variable]) => `"${name}":"${variable}"`);
    return new AccessLogFormat(`{${members.join(',')}}`);
  }

  /**
   * Common Log Format, with the request ids at the end.
   *
   * @see https://httpd.apache.org/docs/current/logs.html#common
   */
  public static clf(): AccessLogFormat {
    return new AccessLogFormat('$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] '
      + '"$context.httpMethod $context.path $context.protocol" $context.status $context.responseLength $context.requestId $context.extendedRequestId');
  }

  /**
   * One XML element a line.
   */
  public static xml(): AccessLogFormat {
    const { requestId, ...others } = ACCESS_LOG_FIELDS;
    const children = Object.entries(others).map(([name, variable]) => `<${name}>${variable}</${name}>`);
    return new AccessLogFormat(`<request id="${requestId}">${children.join('')}</request>`);
  }

  /**
   * Comma-separated values in double quotes, in the order of the JSON members.
   */
  public static csv(): AccessLogFormat {
    return new AccessLogFormat(Object.values(ACCESS_LOG_FIELDS).map((variable) => `"${variable}"`).join(','));
  }

  /**
   * A format of your own: one line of `$context` variables, at most 3 KB, with `$context.requestId` or `$context.extendedRequestId`.
   *
   * Fails for several lines, without a request id, and with an API key. Leave out what an authorizer hands on if it is a secret.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
   */
  public static custom(format: string): AccessLogFormat {
    if (/[\r\n]/.test(format)) throw new ValidationError(`an access log format must be one line, got ${JSON.stringify(format)}; take the line breaks out`);
    if (!REQUEST_ID.test(format)) {
      throw new ValidationError(`an access log format must hold $context.requestId or $context.extendedRequestId, got '${format}'; add one of them`);
    }
    if (API_KEY.test(format)) {
      throw new ValidationError('an access log format must hold no secret, got $context.identity.apiKey; write $context.identity.apiKeyId');
    }
    return new AccessLogFormat(format);
  }

  private constructor(private readonly format: string) {}

  /**
   * @internal
   */
  public _render(scope: Construct): string {
    checkBytes('accessLogFormatBytes', this.format, 'access log format', 'log fewer fields', scope);
    return this.format;
  }
}

import type { Construct } from 'constructs';
import { ACCESS_LOG_FIELDS, COMMON_LOG_FORMAT } from './access-log-fields';
import { checkBytes } from '../limits/checks';
import type { ApiKind } from '../private/api-kind';
import { ValidationError } from '../private/errors';

const API_KEY = /\$context\.identity\.apiKey\b/;
const REQUEST_ID = /\$context\.(requestId|extendedRequestId)\b/;

/**
 * How a line of the access log looks. The ready-made formats hold the fields that the API's kind has, under the same names on all kinds.
 *
 * A value that is not there is `-`. `path` and `userAgent` are texts of the caller, and AWS does not document how quotes, commas or
 * angle brackets in them are written: whoever reads the log must be ready for a line that does not parse, and must not trust a
 * value that is there twice. On a REST API `requestId` can be chosen by the caller, `extendedRequestId` cannot.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#apigateway-cloudwatch-log-formats
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export class AccessLogFormat {
  /**
   * One JSON object a line: who called what, from where, with what result, and how long it took. Every value is a string.
   */
  public static json(): AccessLogFormat {
    return new AccessLogFormat((kind) => {
      const members = Object.entries(ACCESS_LOG_FIELDS[kind]).map(([name, variable]) => `"${name}":"${variable}"`);
      return `{${members.join(',')}}`;
    });
  }

  /**
   * Common Log Format, with the request ids at the end. WebSocket APIs have the event, route and connection in place of the request line.
   *
   * @see https://httpd.apache.org/docs/current/logs.html#common
   */
  public static clf(): AccessLogFormat {
    return new AccessLogFormat((kind) => COMMON_LOG_FORMAT[kind]);
  }

  /**
   * One XML element a line.
   */
  public static xml(): AccessLogFormat {
    return new AccessLogFormat((kind) => {
      const { requestId, ...others } = ACCESS_LOG_FIELDS[kind];
      const children = Object.entries(others).map(([name, variable]) => `<${name}>${variable}</${name}>`);
      return `<request id="${requestId}">${children.join('')}</request>`;
    });
  }

  /**
   * Comma-separated values in double quotes, in the order of the JSON members.
   */
  public static csv(): AccessLogFormat {
    return new AccessLogFormat((kind) => Object.values(ACCESS_LOG_FIELDS[kind]).map((variable) => `"${variable}"`).join(','));
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
    return new AccessLogFormat(() => format);
  }

  private constructor(private readonly write: (kind: ApiKind) => string) {}

  /**
   * @internal
   */
  public _render(scope: Construct, kind: ApiKind): string {
    const format = this.write(kind);
    checkBytes('accessLogFormatBytes', format, 'access log format', 'log fewer fields', scope);
    return format;
  }
}

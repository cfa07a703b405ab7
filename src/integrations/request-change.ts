import type { RequestValue } from '../mapping/request-value';

/**
 * One change to a request on its way to an HTTP backend.
 *
 * HTTP APIs know all of them. REST and WebSocket APIs know `overwriteHeader` and `appendQuery`, and refuse the others.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export class RequestChange {
  /**
   * The header gets one more value.
   */
  public static appendHeader(name: string, value: RequestValue): RequestChange {
    return new RequestChange('append', 'header', name, value);
  }

  /**
   * The header has this value, whatever the caller sent.
   */
  public static overwriteHeader(name: string, value: RequestValue): RequestChange {
    return new RequestChange('overwrite', 'header', name, value);
  }

  /**
   * The backend does not get the header.
   */
  public static removeHeader(name: string): RequestChange {
    return new RequestChange('remove', 'header', name);
  }

  /**
   * The query parameter gets one more value.
   */
  public static appendQuery(name: string, value: RequestValue): RequestChange {
    return new RequestChange('append', 'querystring', name, value);
  }

  /**
   * The query parameter has this value, whatever the caller sent.
   */
  public static overwriteQuery(name: string, value: RequestValue): RequestChange {
    return new RequestChange('overwrite', 'querystring', name, value);
  }

  /**
   * The backend does not get the query parameter.
   */
  public static removeQuery(name: string): RequestChange {
    return new RequestChange('remove', 'querystring', name);
  }

  private constructor(
    /** @internal */ public readonly _operation: 'append' | 'overwrite' | 'remove',
    /** @internal */ public readonly _location: 'header' | 'querystring',
    /** @internal */ public readonly _name: string,
    /** @internal */ public readonly _value?: RequestValue,
  ) {}
}

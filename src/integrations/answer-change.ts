import type { MappedValue } from '../mapping/mapped-value';

/**
 * One change to the answer of an HTTP backend on its way to the caller.
 *
 * HTTP APIs only: on a REST API, `HttpCustom` writes the answers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export class AnswerChange {
  /**
   * The header gets one more value.
   *
   * @param value `ResponseValue.header()`, or a context variable, a stage variable or a constant of `RequestValue`
   */
  public static appendHeader(name: string, value: MappedValue): AnswerChange {
    return new AnswerChange('append', 'header', name, value);
  }

  /**
   * The header has this value, whatever the backend sent.
   *
   * @param value `ResponseValue.header()`, or a context variable, a stage variable or a constant of `RequestValue`
   */
  public static overwriteHeader(name: string, value: MappedValue): AnswerChange {
    return new AnswerChange('overwrite', 'header', name, value);
  }

  /**
   * The caller does not get the header.
   */
  public static removeHeader(name: string): AnswerChange {
    return new AnswerChange('remove', 'header', name);
  }

  /**
   * The caller gets this status instead: 100 to 599.
   */
  public static overwriteStatus(statusCode: number): AnswerChange {
    return new AnswerChange('overwrite', 'statuscode', String(statusCode));
  }

  private constructor(
    /** @internal */ public readonly _operation: 'append' | 'overwrite' | 'remove',
    /** @internal */ public readonly _location: 'header' | 'statuscode',
    /** @internal */ public readonly _name: string,
    /** @internal */ public readonly _value?: MappedValue,
  ) {}
}

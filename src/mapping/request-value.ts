import { Token } from 'aws-cdk-lib';
import { parseBodyPath } from './body-path';
import { MappedValue, REQUIRED } from './mapped-value';
import { spelled } from './spelled';
import type { NamedSource, Presence, ValueSource } from './value-source';
import { ValidationError } from '../private/errors';

const NAMES: Record<NamedSource['kind'], { readonly pattern: RegExp; readonly hint: string }> = {
  path: { pattern: /^[A-Za-z0-9._:-]+$/, hint: 'the name of a path variable without braces, like id' },
  query: { pattern: /^[A-Za-z0-9._~:[\]-]+$/, hint: 'the name of a query parameter, like limit' },
  header: { pattern: /^[A-Za-z0-9._-]+$/, hint: 'the name of a header, like X-Tenant' },
  context: { pattern: /^[A-Za-z][A-Za-z0-9_:-]*(\.[A-Za-z0-9_:-]+)*$/, hint: 'the name of a context variable without $context, like identity.sourceIp' },
  stageVariable: { pattern: /^[A-Za-z0-9_]+$/, hint: 'letters, digits and underscores, like tableName' },
};

/**
 * A value of a request: the one vocabulary for request data on every kind of API.
 *
 * A value says where it comes from, never how it is escaped: the template that it lands in decides that, so there is nothing
 * to forget. A value that is not there, or that has another type than its place asks for, is answered with status 400;
 * `optional()` leaves its place out instead, `or()` puts a constant there. Empty path, query, header and context values count
 * as not there, and so does JSON null.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export class RequestValue extends MappedValue {
  /**
   * A path variable of the route: `RequestValue.path('id')` on `GET /orders/{id}`.
   *
   * API Gateway hands it on percent-encoded; templates decode it once, and a broken escape counts as not there.
   * Without braces, and without the `+` of a greedy variable. Throws if the name cannot be one; binding throws if the route has none such.
   */
  public static path(name: string): RequestValue {
    return RequestValue.named('path', name);
  }

  /**
   * A parameter of the query string. Of a repeated parameter the last value counts.
   *
   * Throws if the name is empty, or has characters other than letters, digits and `. _ ~ : [ ] -`.
   */
  public static query(name: string): RequestValue {
    return RequestValue.named('query', name);
  }

  /**
   * A request header, its name compared without regard to case.
   *
   * Throws if the name is empty, or has characters other than letters, digits and `. _ -`.
   */
  public static header(name: string): RequestValue {
    return RequestValue.named('header', name);
  }

  /**
   * A member of the JSON body: `order.id`, `items[0].sku`, `["a name"]`.
   *
   * Throws if the path is empty or malformed.
   */
  public static body(path: string): RequestValue {
    const steps = parseBodyPath(path);
    if (steps.length === 0) throw new ValidationError("RequestValue.body() needs a path like order.id, got ''; use RequestValue.wholeBody() for all of the body");
    return new RequestValue({ kind: 'body', path: steps });
  }

  /**
   * The whole body as JSON. A call without a body has `{}`.
   */
  public static wholeBody(): RequestValue {
    return new RequestValue({ kind: 'body', path: [] });
  }

  /**
   * The whole body as the text that came, byte for byte. An empty body, and `{}`, count as not there.
   */
  public static rawBody(): RequestValue {
    return new RequestValue({ kind: 'rawBody' });
  }

  /**
   * A context variable: `identity.sourceIp`, `authorizer.claims.sub`, `extendedRequestId`.
   *
   * `requestId` can be chosen by the caller: use `extendedRequestId` where it must not be. Throws if the
   * name cannot be one, with `$context.` in front for instance.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
   */
  public static context(name: string): RequestValue {
    return RequestValue.named('context', name);
  }

  /**
   * A stage variable: letters, digits and underscores. Throws for another name.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
   */
  public static stageVariable(name: string): RequestValue {
    return RequestValue.named('stageVariable', name);
  }

  /**
   * A constant.
   */
  public static literal(value: string): RequestValue {
    return new RequestValue({ kind: 'literal', text: value });
  }

  /**
   * Several values one after the other, with a separator between them: `RequestValue.join([RequestValue.literal('USER'), RequestValue.path('id')], '#')`.
   *
   * Every part must be there. A part before the last one that holds the separator, or has an end that runs into it (`a#` before `##`),
   * is answered with status 400, so that no two different requests give the same text.
   *
   * Throws for no values, for values with `optional()` or `or()`, and for the whole body as JSON.
   *
   * @param separator text between the values, empty by default
   */
  public static join(values: RequestValue[], separator: string = ''): RequestValue {
    if (values.length === 0) throw new ValidationError("RequestValue.join() needs at least one value, got none; write for instance RequestValue.join([RequestValue.path('id')])");
    for (const value of values) {
      if (value._presence.kind !== 'required') {
        throw new ValidationError(`the parts of RequestValue.join() must be there, got ${spelled(value)}; apply optional() or or() to the joined value instead`);
      }
      if (value._source.kind === 'body' && value._source.path.length === 0) {
        throw new ValidationError('RequestValue.join() joins texts, got RequestValue.wholeBody(); use RequestValue.rawBody(), or a member of the body');
      }
    }
    return new RequestValue({ kind: 'join', parts: values.map((value) => value._source), separator });
  }

  private static named(kind: NamedSource['kind'], name: string): RequestValue {
    const { pattern, hint } = NAMES[kind];
    if (Token.isUnresolved(name) || !pattern.test(name)) {
      throw new ValidationError(`RequestValue.${kind}() takes ${hint}, got '${name}'`);
    }
    return new RequestValue({ kind, name });
  }

  /**
   * @internal
   */
  public readonly _source: ValueSource;

  /**
   * @internal
   */
  public readonly _presence: Presence;

  private constructor(source: ValueSource, presence: Presence = REQUIRED) {
    super();
    this._source = source;
    this._presence = presence;
  }

  /**
   * The same value, left out where it is not there.
   */
  public optional(): RequestValue {
    return new RequestValue(this._source, { kind: 'optional' });
  }

  /**
   * The same value, or a constant where it is not there.
   *
   * @param fallback the constant, as text: for a number its digits, for a boolean `true` or `false`
   */
  public or(fallback: string): RequestValue {
    return new RequestValue(this._source, { kind: 'fallback', text: fallback });
  }
}

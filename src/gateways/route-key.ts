import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'];
const EXAMPLE = "write a method and a path such as 'POST /orders/{id}'";
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
const LITERAL = /^[A-Za-z0-9._:$-]+$/;
const SHAPE = /^\S+ \/\S*$/;
const VARIABLE = /^\{([A-Za-z0-9._:$-]+)(\+?)\}$/;

const DEFAULT = '$default';

/**
 * The key of a route of a REST or HTTP API: `POST /orders/{id}`.
 */
export class RouteKey {
  /**
   * Reads the route key of a REST API. Whatever API Gateway would refuse at deployment is refused here.
   */
  public static parse(text: string, scope: IConstruct): RouteKey {
    checkKnown(text, scope);
    if (text.startsWith('$')) {
      throw new ValidationError(`route key '${text}' belongs to HTTP and WebSocket APIs; write 'ANY /{proxy+}', and 'ANY /' for the root, on a REST API`, scope);
    }
    return RouteKey.ofPath(text, EXAMPLE, scope);
  }

  /**
   * Reads the route key of an HTTP API, which may be `$default`: every request that no other route takes.
   */
  public static parseHttp(text: string, scope: IConstruct): RouteKey {
    checkKnown(text, scope);
    if (text === DEFAULT) return new RouteKey('ANY', DEFAULT, []);
    if (text.startsWith('$')) throw new ValidationError(`route key '${text}' belongs to WebSocket APIs; use WebSocketGateway, or write '$default'`, scope);
    const key = RouteKey.ofPath(text, `${EXAMPLE}, or '$default'; keys of messages belong to WebSocketGateway`, scope);
    if (key.path === `/${DEFAULT}`) throw new ValidationError(`route key '${text}' looks like the default route; write '$default', or another path`, scope);
    return key;
  }

  private static ofPath(text: string, advice: string, scope: IConstruct): RouteKey {
    if (!SHAPE.test(text)) throw new ValidationError(`malformed route key '${text}'; ${advice}`, scope);
    const [method, path] = text.split(' ');
    checkMethod(text, method, path, scope);
    return new RouteKey(method, path, variablesOf(text, segmentsOf(path), scope));
  }

  private constructor(
    public readonly method: string,
    public readonly path: string,
    public readonly pathVariables: string[],
  ) {}

  /**
   * Segments of the path, none for the root.
   */
  public get segments(): string[] {
    return segmentsOf(this.path);
  }

  /**
   * Whether this is the route of an HTTP API for what no other route takes.
   */
  public get isDefault(): boolean {
    return this.path === DEFAULT;
  }

  public toString(): string {
    return this.isDefault ? DEFAULT : `${this.method} ${this.path}`;
  }
}

/**
 * Segments of a path, none for the root.
 */
export function segmentsOf(path: string): string[] {
  return path === '/' ? [] : path.slice(1).split('/');
}

/**
 * Whether a segment is a path variable, greedy or not.
 */
export function isVariable(segment: string): boolean {
  return segment.startsWith('{');
}

/**
 * Checks a path that stands alone, without a method.
 */
export function checkPath(path: string, scope: IConstruct): void {
  RouteKey.parse(`ANY ${path}`, scope);
}

function checkKnown(text: string, scope: IConstruct): void {
  if (Token.isUnresolved(text)) {
    throw new ValidationError(`a route key must be known at synthesis, got a token; ${EXAMPLE}`, scope);
  }
}

function checkMethod(text: string, method: string, path: string, scope: IConstruct): void {
  if (METHODS.includes(method)) return;
  const upper = method.toUpperCase();
  const advice = METHODS.includes(upper) ? `write '${upper} ${path}'` : `write one of ${METHODS.join(', ')}`;
  throw new ValidationError(`unknown method '${method}' in route key '${text}'; ${advice}`, scope);
}

function variablesOf(text: string, segments: string[], scope: IConstruct): string[] {
  const names: string[] = [];
  segments.forEach((segment, index) => {
    const name = variableName(text, segment, index === segments.length - 1, scope);
    if (name === undefined) return;
    if (names.includes(name)) {
      throw new ValidationError(`route key '${text}' has the path variable '${name}' twice; give each variable a name of its own`, scope);
    }
    names.push(name);
  });
  return names;
}

function variableName(text: string, segment: string, last: boolean, scope: IConstruct): string | undefined {
  if (segment === '') {
    throw new ValidationError(`empty path segment in route key '${text}'; write the path without '//' and without a '/' at its end`, scope);
  }
  const variable = VARIABLE.exec(segment);
  if (!variable) {
    checkLiteral(text, segment, scope);
    return undefined;
  }
  if (variable[2] === '+' && !last) {
    throw new ValidationError(`greedy path variable '${segment}' must be the last segment, got '${text}'; write '{${variable[1]}}' in the middle of a path`, scope);
  }
  return variable[1];
}

function checkLiteral(text: string, segment: string, scope: IConstruct): void {
  if (LITERAL.test(segment)) return;
  if (/[{}]/.test(segment)) {
    throw new ValidationError(`segment '${segment}' of route key '${text}' mixes text and a path variable; a variable is a whole segment such as '{id}' or '{proxy+}'`, scope);
  }
  throw new ValidationError(`segment '${segment}' of route key '${text}' has a character that API Gateway refuses; use letters, digits and . _ - : $`, scope);
}

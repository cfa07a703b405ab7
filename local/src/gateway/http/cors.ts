import type { HttpRequest } from './http-request';
import { HeaderBag } from '../../http/header-bag';
import type { CorsModel, HttpApiModel } from '../../template/http-api-model';
import { EMPTY_BODY, type Reply } from '../answer/reply';

const CORS_HEADERS = new Set([
  'access-control-allow-credentials', 'access-control-allow-headers', 'access-control-allow-methods', 'access-control-allow-origin',
  'access-control-expose-headers', 'access-control-max-age',
]);
const ANY = '*';

/**
 * What an HTTP API says to pages of other origins.
 *
 * AWS documents that preflight requests are answered even where no route takes them, that one which a route takes goes that route's way with
 * its authorization, that headers are added to what integrations answer to requests with an `Origin`, and that what integrations send in them is
 * ignored. It is assumed that the gateway's own answers carry none, that a preflight of another origin gets its 204 without them, and that
 * the origin is sent back, rather than `*`, where not every origin is allowed or credentials are.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export class Cors {
  /**
   * Reads how an API answers pages of other origins; nothing when it leaves them to its integrations.
   */
  public static of({ cors }: Pick<HttpApiModel, 'cors'>): Cors | undefined {
    return cors && new Cors(cors);
  }

  private readonly originFor: (origin: string) => string | undefined;
  private readonly onPreflight: readonly Header[];
  private readonly onAnswers: readonly Header[];

  private constructor(model: CorsModel) {
    const credentials = credentialHeaders(model);
    this.originFor = originReader(model);
    this.onPreflight = [...credentials, ...preflightHeaders(model)];
    this.onAnswers = [...credentials, ...listHeader('Access-Control-Expose-Headers', model.exposeHeaders)];
  }

  /**
   * The answer to a preflight request that no route takes; nothing for any other request.
   */
  public preflight(request: HttpRequest): Reply | undefined {
    if (!isPreflight(request)) {
      return undefined;
    }
    const headers = new HeaderBag();
    this.decorate(request, headers);
    return { status: 204, headers, body: EMPTY_BODY, traced: false };
  }

  /**
   * Puts the API's headers in place of an integration's.
   */
  public decorate(request: HttpRequest, headers: HeaderBag): void {
    for (const { name } of headers.among(CORS_HEADERS)) {
      headers.delete(name);
    }
    const origin = request.headers.get('Origin');
    const allowed = origin === undefined ? undefined : this.originFor(origin);
    if (allowed === undefined) {
      return;
    }
    headers.set('Access-Control-Allow-Origin', allowed);
    for (const [name, value] of isPreflight(request) ? this.onPreflight : this.onAnswers) {
      headers.set(name, value);
    }
  }
}

function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headers.has('Origin') && headers.has('Access-Control-Request-Method');
}

type Header = readonly [name: string, value: string];

/*
 * What `Access-Control-Allow-Origin` says to an origin; nothing to one that is not allowed.
 */
function originReader({ allowOrigins, allowCredentials }: CorsModel): (origin: string) => string | undefined {
  const patterns = allowOrigins.map((pattern) => pattern.toLowerCase());
  return (origin) => {
    if (!patterns.some((pattern) => isMatch(pattern, origin.toLowerCase()))) {
      return undefined;
    }
    return patterns.includes(ANY) && !allowCredentials ? ANY : origin;
  };
}

/*
 * An origin may be a scheme with any host, such as `https://*`.
 */
function isMatch(pattern: string, origin: string): boolean {
  return pattern === ANY || pattern === origin || (pattern.endsWith('://*') && origin.startsWith(pattern.slice(0, -1)));
}

function credentialHeaders({ allowCredentials }: CorsModel): readonly Header[] {
  return allowCredentials ? [['Access-Control-Allow-Credentials', 'true']] : [];
}

function preflightHeaders({ allowHeaders, allowMethods, maxAgeSeconds }: CorsModel): readonly Header[] {
  return [
    ...listHeader('Access-Control-Allow-Methods', allowMethods),
    ...listHeader('Access-Control-Allow-Headers', allowHeaders),
    ...maxAgeSeconds === undefined ? [] : [['Access-Control-Max-Age', String(maxAgeSeconds)] as const],
  ];
}

function listHeader(name: string, values: readonly string[]): readonly Header[] {
  return values.length === 0 ? [] : [[name, values.join(',')]];
}

import type { Door } from './door';
import type { Values } from '../../backends/backend';
import { HeaderBag } from '../../http/header-bag';
import { addQuery, parseQuery, type Query } from '../../http/query';
import { EMPTY_BODY } from '../answer/reply';

/**
 * A request as a client sends it.
 */
export interface InvokeRequest {
  /**
   * HTTP method.
   *
   * @default 'GET'
   */
  readonly method?: string;

  /**
   * Path below the stage, percent-encoded; it may carry a query string. With a `host`, the path from the host on.
   */
  readonly path: string;

  /**
   * Host that the client calls: an API's own, or a custom domain of the stacks.
   *
   * @default - that of the gateway's API, at the gateway's stage
   */
  readonly host?: string;

  /**
   * Query parameters, not encoded, added to those of the path.
   *
   * @default - none
   */
  readonly query?: Values;

  /**
   * Headers, in any casing.
   *
   * @default - none but those that AWS adds
   */
  readonly headers?: Values;

  /**
   * Body; text travels as UTF-8.
   *
   * @default - empty
   */
  readonly body?: string | Uint8Array;

  /**
   * Who signs the request.
   *
   * @default - the request is not signed
   */
  readonly caller?: Caller;

  /**
   * Address of the client.
   *
   * @default '127.0.0.1'
   */
  readonly sourceIp?: string;

  /**
   * Whether the client takes a streamed answer piece by piece.
   *
   * @default false: the answer is given when it is complete
   */
  readonly streams?: boolean;

  /**
   * Id of the VPC endpoint that the request takes to a private API.
   *
   * @default - the gateway's `vpcEndpointId`
   */
  readonly vpcEndpointId?: string;

  /**
   * Id of the VPC that the request comes from to a private API.
   *
   * @default - the gateway's `vpcId`
   */
  readonly vpcId?: string;
}

/**
 * An IAM identity that signs a request.
 */
export interface Caller {
  /**
   * ARN of the user or of the assumed role's session.
   */
  readonly arn: string;

  /**
   * @default - the ARN's account
   */
  readonly accountId?: string;

  /**
   * Unique id, for instance `AIDAEXAMPLE` or `AROAEXAMPLE:session`.
   *
   * @default - the ARN's last part
   */
  readonly userId?: string;

  /**
   * @default 'AKIAIOSFODNN7EXAMPLE'
   */
  readonly accessKey?: string;

  /**
   * Id of the caller's organization, for instance `o-exampleorgid`.
   *
   * @default - the caller's account is in none
   */
  readonly principalOrgId?: string;

  /**
   * The caller's own policy, with what its identity may do.
   *
   * @default - it allows everything
   */
  readonly policy?: object;

  /**
   * Other condition keys of the caller's requests, for instance `{ 'aws:PrincipalTag/team': 'shop' }`.
   *
   * @default - none
   */
  readonly conditionKeys?: Values;

  /**
   * Who the caller is for an Amazon Cognito identity pool.
   *
   * @default - the credentials come from no identity pool
   */
  readonly cognitoIdentity?: CognitoIdentity;
}

/**
 * An identity of an Amazon Cognito identity pool.
 */
export interface CognitoIdentity {
  readonly identityPoolId: string;
  readonly identityId: string;

  /**
   * @default 'authenticated'
   */
  readonly authenticationType?: 'authenticated' | 'unauthenticated';

  /**
   * For instance `cognito-idp.us-east-1.amazonaws.com/us-east-1_pool,cognito-idp.us-east-1.amazonaws.com/us-east-1_pool:CognitoSignIn:sub`.
   *
   * @default - none
   */
  readonly authenticationProvider?: string;
}

/**
 * Account of a caller.
 */
export function callerAccount(caller: Caller): string {
  return caller.accountId ?? caller.arn.split(':')[4] ?? '';
}

/**
 * Unique id of a caller.
 */
export function callerId(caller: Caller): string {
  return caller.userId ?? caller.arn.split('/').pop() ?? caller.arn;
}

/*
 * Recorded: these never reach mapping or an integration.
 */
const DROPPED = new Set([
  'connection', 'content-length', 'content-md5', 'expect', 'max-forwards', 'proxy-authenticate', 'server', 'te', 'trailer',
  'transfer-encoding', 'upgrade', 'www-authenticate',
]);

/**
 * A request as the gateway received it.
 */
export interface GatewayRequest {
  readonly method: string;

  /**
   * Path below the stage as it travelled.
   */
  readonly rawPath: string;

  /**
   * The same with one slash at its start.
   */
  readonly path: string;

  /**
   * Path from the host on, with the stage or the base path, as `$context.path` prints it.
   */
  readonly fullPath: string;

  /**
   * Path as the events of functions carry it: below the stage, but on a custom domain from the host on.
   */
  readonly eventPath: string;
  readonly query: Query;

  /**
   * Headers that mapping and integrations see.
   */
  readonly headers: HeaderBag;

  /**
   * Body as mapping and integrations see it.
   */
  body: Buffer;
  readonly sourceIp: string;
  readonly caller?: Caller;
  readonly streams: boolean;

  /**
   * Headers as the client sent them, the way its signature knows them.
   */
  readonly sentHeaders: Values;
  readonly vpcEndpointId?: string;
  readonly vpcId?: string;
}

/**
 * What the gateway adds to each request.
 */
export interface RequestEnvelope {
  readonly door: Door;

  /**
   * @default - none, nor any other header: the request is a test invocation
   */
  readonly traceId?: string;
  readonly origin: PrivateOrigin;
}

/**
 * Where requests to a private API come from that do not say so.
 */
export interface PrivateOrigin {
  readonly vpcEndpointId?: string;
  readonly vpcId?: string;
}

/**
 * Takes a request in, as AWS does before anything looks at it.
 */
export function receive(request: InvokeRequest, envelope: RequestEnvelope): GatewayRequest {
  const { rawPath, path, fullPath, search } = splitPath(request.path, envelope.door);
  const query = parseQuery(splitAtSemicolons(search));
  if (request.query) {
    addQuery(query, request.query);
  }
  const sourceIp = request.sourceIp ?? '127.0.0.1';
  return {
    method: request.method?.toUpperCase() ?? 'GET',
    rawPath,
    path,
    fullPath,
    eventPath: envelope.door.isCustom ? fullPath : path,
    query,
    headers: receiveHeaders(request.headers ?? {}, envelope, sourceIp),
    body: bodyBytes(request.body),
    sourceIp,
    caller: request.caller,
    streams: request.streams ?? false,
    sentHeaders: request.headers ?? {},
    vpcEndpointId: request.vpcEndpointId ?? envelope.origin.vpcEndpointId,
    vpcId: request.vpcId ?? envelope.origin.vpcId,
  };
}

/**
 * The path of a request in its forms, and its query string.
 */
export function splitPath(given: string, door: Door): Pick<GatewayRequest, 'rawPath' | 'path' | 'fullPath'> & { readonly search: string } {
  const mark = given.indexOf('?');
  const givenPath = mark < 0 ? given : given.slice(0, mark);
  const rawPath = withSlash(givenPath);
  return {
    rawPath,
    path: rawPath.startsWith('//') ? rawPath.replace(/^\/+/, '/') : rawPath,
    fullPath: door.prefix + (givenPath === '' ? '' : rawPath),
    search: mark < 0 ? '' : given.slice(mark + 1),
  };
}

/**
 * The bytes of a body.
 */
export function bodyBytes(body: string | Uint8Array | undefined): Buffer {
  if (body === undefined || body.length === 0) {
    return EMPTY_BODY;
  }
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function receiveHeaders(values: Values, { door, traceId }: RequestEnvelope, sourceIp: string): HeaderBag {
  const headers = HeaderBag.from(values);
  for (const { name } of headers.among(DROPPED)) {
    headers.delete(name);
  }
  if (traceId !== undefined) {
    addForwarding(headers, door, traceId, sourceIp);
  }
  return headers;
}

/**
 * Adds the headers by which AWS tells how a request came in.
 */
export function addForwarding(headers: HeaderBag, door: Door, traceId: string, sourceIp: string): void {
  const forwarded = headers.all('X-Forwarded-For');
  headers.set('Host', door.domainName);
  headers.set('X-Amzn-Trace-Id', traceId);
  headers.set('X-Forwarded-For', [...forwarded, sourceIp].join(', '));
  headers.set('X-Forwarded-Port', '443');
  headers.set('X-Forwarded-Proto', 'https');
}

/*
 * AWS documents that a semicolon splits the data of a query string.
 */
function splitAtSemicolons(search: string): string {
  return search.replaceAll(';', '&');
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

import { createHash } from 'node:crypto';
import { ALGORITHM, type CredentialScope, type Signature } from './signature';
import { GatewayFault } from '../gateway/fault';
import type { HeaderBag } from '../http/header-bag';
import type { Query } from '../http/query';

const PARAMETERS = ['Credential', 'Signature', 'SignedHeaders'];

/**
 * Reads the signature of a request, from its `Authorization` header or its query string.
 *
 * @throws GatewayFault when there is none, or what is there is no signature
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function readSignature(headers: HeaderBag, query: Query): Signature {
  const authorization = headers.get('Authorization') ?? '';
  if (authorization !== '') {
    return fromHeader(authorization, headers);
  }
  if (query.has('X-Amz-Signature') || query.has('X-Amz-Credential')) {
    return fromQuery(query);
  }
  throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { reason: 'the request is not signed' });
}

function fromHeader(authorization: string, headers: HeaderBag): Signature {
  const parameters = readParameters(authorization);
  const date = headers.get('X-Amz-Date') ?? basicFormat(headers.get('Date'));
  const [credential, value, signedHeaders] = PARAMETERS.map((name) => parameters.get(name) ?? '');
  const problems = PARAMETERS.filter((name) => !parameters.get(name)).map((name) => `Authorization header requires '${name}' parameter.`);
  if (date === undefined || date === '') {
    problems.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (!authorization.startsWith(`${ALGORITHM} `) || date === undefined || problems.length > 0) {
    const missing = problems.length > 0 ? problems : ["Authorization header requires 'Credential' parameter."];
    throw incomplete(`${missing.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashOf(authorization)}`);
  }
  const sessionToken = headers.get('X-Amz-Security-Token');
  return { ...readCredential(credential), date, value, signedHeaders: namesOf(signedHeaders), sessionToken };
}

function fromQuery(query: Query): Signature {
  const valueOf = (name: string): string => query.get(name)?.at(-1) ?? '';
  const names = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'];
  const missing = names.filter((name) => valueOf(name) === '');
  if (missing.length > 0 || valueOf('X-Amz-Algorithm') !== ALGORITHM) {
    const problems = missing.map((name) => `AWS query-string parameters must include '${name}'.`);
    throw incomplete(problems.length > 0 ? problems.join(' ') : `Unsupported AWS 'algorithm': '${valueOf('X-Amz-Algorithm')}'.`);
  }
  const expires = valueOf('X-Amz-Expires');
  return {
    ...readCredential(valueOf('X-Amz-Credential')),
    date: valueOf('X-Amz-Date'),
    value: valueOf('X-Amz-Signature'),
    signedHeaders: namesOf(valueOf('X-Amz-SignedHeaders')),
    sessionToken: query.get('X-Amz-Security-Token')?.at(-1),
    expiresSeconds: /^\d{1,6}$/.test(expires) ? Number(expires) : undefined,
  };
}

/*
 * AWS takes any header for one of its own, a bearer token as well.
 */
function readParameters(authorization: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const [, ...words] = authorization.split(/[\s,]+/);
  for (const word of words.filter((part) => part !== '')) {
    const equals = word.indexOf('=');
    if (equals < 0) {
      throw incomplete(`Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashOf(authorization)}'.`);
    }
    parameters.set(word.slice(0, equals), word.slice(equals + 1));
  }
  return parameters;
}

function readCredential(credential: string): { readonly accessKeyId: string; readonly scope: CredentialScope } {
  const [accessKeyId, date, region, service, terminator, ...more] = credential.split('/');
  if (terminator === undefined || more.length > 0) {
    throw incomplete(`Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`);
  }
  return { accessKeyId, scope: { date, region, service, terminator } };
}

function namesOf(signedHeaders: string): readonly string[] {
  return signedHeaders.toLowerCase().split(';').filter((name) => name !== '');
}

function basicFormat(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function incomplete(message: string): GatewayFault {
  return new GatewayFault('INVALID_SIGNATURE', { exception: 'IncompleteSignatureException', message });
}

import type { IncomingMessage } from 'node:http';
import type { ServiceSigner } from './service-signer';
import type { BackendCall } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import { HeaderBag } from '../../http/header-bag';
import { decodePercent, parseQuery, queryValues, writeQuery } from '../../http/query';
import { parseFunctionPath, tryParseServiceCall } from '../../services';
import { urlSuffixOf } from '../../template/environment';

/*
 * What belongs to the signature and to the connection: neither travels any further.
 */
const LEFT_BEHIND = [
  'authorization', 'connection', 'content-length', 'expect', 'host', 'keep-alive', 'transfer-encoding', 'x-amz-content-sha256', 'x-amz-date',
  'x-amz-decoded-content-length', 'x-amz-security-token', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-expires', 'x-amz-signature',
  'x-amz-signedheaders', 'x-amz-trailer',
];

/*
 * Names the action for those who read the SDK's requests, and the parts of an old signature: parameters that no service has.
 */
const OF_NO_SERVICE = ['x-id', 'AWSAccessKeyId', 'Expires', 'Signature'];
const HEADER_PARAMETER = /^x-amz-/i;
const AWS_CHUNKED = /^aws-chunked(?:,\s*|$)/;

/**
 * The call that an SDK makes, by what its signature is for.
 *
 * @throws UnsupportedFeatureError when it is of a kind that is not emulated
 */
export function readServiceCall(message: IncomingMessage, { region, service }: ServiceSigner, body: Buffer): BackendCall {
  const { method = 'GET', url = '/' } = message;
  const [path, search] = cut(url, '?');
  const headers = HeaderBag.from(message.headers as Record<string, string>);
  const query = parseQuery(search);
  moveParameters(query, headers);
  const queryString = writeQuery(query);
  const request = {
    service,
    region,
    method,
    path,
    url: `https://${hostOf(message, service, region)}${path}${queryString === '' ? '' : `?${queryString}`}`,
    query: queryValues(query),
    headers: headers.toJoined(),
    body,
  };
  return service === 'lambda' ? functionCall(request) : { ...request, kind: 'aws', ...actionOf(request) };
}

/*
 * A signed URL has in its query string what is in headers elsewhere.
 */
function moveParameters(query: Map<string, string[]>, headers: HeaderBag): void {
  OF_NO_SERVICE.forEach((name) => query.delete(name));
  for (const [name, values] of [...query]) {
    if (HEADER_PARAMETER.test(name)) {
      query.delete(name);
      headers.set(name.toLowerCase(), ...values);
    }
  }
  LEFT_BEHIND.forEach((name) => headers.delete(name));
  const encoding = headers.get('content-encoding')?.replace(AWS_CHUNKED, '');
  headers.delete('content-encoding');
  if (encoding !== undefined && encoding !== '') {
    headers.set('content-encoding', encoding);
  }
}

/*
 * Two services may have more in the name of their host than service and region: a bucket, or an API, which may have a domain of its own.
 */
function hostOf({ headers: { host = '' } }: IncomingMessage, service: string, region: string): string {
  const isBucket = service === 's3' && host.includes('.s3.') && host.endsWith(urlSuffixOf(region));
  return isBucket || service === 'execute-api' ? host : `${service}.${region}.${urlSuffixOf(region)}`;
}

type Request = Omit<BackendCall, 'kind'> & { readonly service: string };

function actionOf(request: Request): Pick<BackendCall, 'action' | 'problems'> {
  const parsed = tryParseServiceCall(request);
  const [, target] = cut(request.headers['X-Amz-Target'] ?? '', '.');
  const named = target === '' ? parseQuery(request.body.toString('utf8')).get('Action')?.[0] : target;
  return { action: parsed ? parsed.operation : named, problems: parsed?.problems };
}

function functionCall(request: Request): BackendCall {
  const target = request.method === 'POST' ? parseFunctionPath(decodePercent(request.path)) : undefined;
  const invocationType = request.headers['X-Amz-Invocation-Type'] ?? 'RequestResponse';
  if (!target || target.streamed || (invocationType !== 'RequestResponse' && invocationType !== 'Event')) {
    throw new UnsupportedFeatureError(`functions invoke others by 'lambda:Invoke' alone, not by ${request.method} ${request.path} of type ${invocationType}`);
  }
  const { Qualifier: qualifier } = request.query;
  const functionArn = typeof qualifier === 'string' ? `${target.functionArn}:${qualifier}` : target.functionArn;
  return { ...request, kind: 'lambda', action: 'Invoke', functionArn, invocationType };
}

function cut(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

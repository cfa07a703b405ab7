import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { LocalGatewayError } from '../errors';
import type { Backend, BackendAnswer, BackendCall } from './backend';
import { forEmulators, withJsonType } from './emulator-habits';
import { sendHttp } from './send-http';
import { own } from '../own';

/**
 * Keys that requests are signed with.
 */
export interface EndpointCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;

  /**
   * @default - the keys are long-lived
   */
  readonly sessionToken?: string;
}

/**
 * How calls are signed, and where those go that have no endpoint.
 */
export interface EndpointBackendOptions {
  /**
   * Keys that sign the requests. Emulators take any.
   *
   * @default - a pair of made-up keys
   */
  readonly credentials?: EndpointCredentials;

  /**
   * Answers the calls to services without an endpoint.
   *
   * @default - such a call is an error
   */
  readonly fallback?: Backend;
}

/*
 * Made up here, never a key of anybody.
 */
const ANY_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Makes a backend that sends calls to endpoints: an emulator or AWS itself.
 *
 * @param endpoints base URL by service as integration URIs name it, for instance `{ dynamodb: 'http://127.0.0.1:8000' }`; S3 is
 *   addressed by path
 * @throws LocalGatewayError on a call to a service that has no endpoint, when there is no fallback
 */
export function endpointBackend(endpoints: Readonly<Record<string, string>>, options: EndpointBackendOptions = {}): Backend {
  return async (call) => {
    const endpoint = own(endpoints, call.service ?? call.kind);
    if (endpoint !== undefined) {
      return forward(forEmulators(call), new URL(endpoint), options);
    }
    if (options.fallback) {
      return options.fallback(call);
    }
    throw new LocalGatewayError(`no endpoint is given for '${call.service ?? call.kind}'; there are endpoints for ${Object.keys(endpoints).join(', ')}`);
  };
}

async function forward(call: BackendCall, endpoint: URL, options: EndpointBackendOptions): Promise<BackendAnswer> {
  const signer = new SignatureV4({
    service: call.service ?? 'execute-api',
    region: call.region ?? 'us-east-1',
    credentials: options.credentials ?? ANY_CREDENTIALS,
    sha256: Sha256,
    uriEscapePath: call.service !== 's3',
  });
  const signed = await signer.sign({
    method: call.method,
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    port: endpoint.port === '' ? undefined : Number(endpoint.port),
    path: endpoint.pathname.replace(/\/$/, '') + pathAt(call),
    query: queryOf(call),
    headers: { ...call.headers, Host: endpoint.host },
    body: call.body,
  });
  const search = call.url.includes('?') ? call.url.slice(call.url.indexOf('?')) : '';
  const answer = await sendHttp(`${endpoint.origin}${signed.path}${search}`, call.method, signed.headers, call.body);
  return call.kind === 'lambda' ? functionAnswer(answer) : withJsonType(call, answer);
}

function pathAt(call: BackendCall): string {
  const bucket = call.service === 's3' ? /^https:\/\/(.+)\.s3\./.exec(call.url)?.[1] : undefined;
  return bucket === undefined ? call.path : `/${bucket}${call.path}`;
}

function queryOf(call: BackendCall): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(call.query).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]));
}

function functionAnswer(answer: Required<Pick<BackendAnswer, 'status' | 'headers' | 'body'>>): BackendAnswer {
  const functionError = answer.headers['x-amz-function-error'];
  return { status: answer.status, body: answer.body, functionError: typeof functionError === 'string' ? functionError : undefined };
}

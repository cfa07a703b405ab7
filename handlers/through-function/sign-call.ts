import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ServiceCall } from './send-call';
import { signingOf } from './signing';

/**
 * Where a call goes, and what it carries when it is signed.
 */
export interface SignedCall {
  readonly origin: string;

  /**
   * Path and query string as they travel.
   */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Signs a call with the rights of the function's role, whose keys Lambda keeps in the environment.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export async function signCall(call: ServiceCall, environment: NodeJS.ProcessEnv): Promise<SignedCall> {
  const { origin, region, service } = signingOf(call, environment);
  const endpoint = new URL(origin);
  const signer = new SignatureV4({
    service,
    region,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
      sessionToken: environment.AWS_SESSION_TOKEN,
    },
    sha256: Sha256,
    uriEscapePath: service !== 's3', // S3 alone takes a path as it travels
  });
  const { headers } = await signer.sign({
    method: call.method,
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: call.path,
    query: Object.fromEntries(Object.entries(call.query).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]])),
    headers: { ...call.headers, host: endpoint.host },
    body: call.body,
  });
  const mark = call.url.indexOf('?');
  return { origin, path: mark < 0 ? call.path : call.path + call.url.slice(mark), headers };
}

/**
 * What the signing library hashes with: Node's own digest.
 */
class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  public update(chunk: Uint8Array): void {
    this.hash.update(chunk);
  }

  public async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  public reset(): void {
    throw new Error('a digest is made once');
  }
}

function bytesOf(secret: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof secret === 'string') {
    return Buffer.from(secret);
  }
  return ArrayBuffer.isView(secret) ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength) : Buffer.from(secret);
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { getSigningKey } from '@smithy/signature-v4';
import type { CallerKeys } from './caller-keys';
import { canonicalRequest, type CanonicalRequest, type SignedRequest } from './canonical-request';
import { readSignature } from './read-signature';
import { checkScope } from './scope';
import type { Signature } from './signature';
import { checkTime } from './signature-time';
import type { Caller } from '../gateway/entry/request';
import type { Exchange } from '../gateway/exchange';
import { GatewayFault } from '../gateway/fault';
import { HeaderBag } from '../http/header-bag';

const MISMATCH = 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing '
  + 'method. Consult the service documentation for details.';

/**
 * What a signature is checked against.
 */
export type SignedExchange = Pick<Exchange, 'domainName' | 'ids' | 'request'>;

/**
 * Finds out who signed a request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export class SignatureChecker {
  private readonly callers: ReadonlyMap<string, CallerKeys>;

  constructor(callers: readonly CallerKeys[], private readonly region: string) {
    this.callers = new Map(callers.map((caller) => [caller.accessKeyId, caller]));
  }

  /**
   * Who signed a request.
   *
   * @throws GatewayFault when nobody did, or the signature does not fit
   */
  public async callerOf(exchange: SignedExchange): Promise<Caller> {
    const { request } = exchange;
    const headers = HeaderBag.from(request.sentHeaders);
    headers.setDefault('Host', exchange.domainName);
    const signature = readSignature(headers, request.query);
    const now = exchange.ids.time;
    const keys = this.keysOf(signature, now);
    checkScope(signature, this.region);
    checkTime(signature, now);
    const signed = { method: request.method, query: request.query, headers, body: request.body };
    await checkValue(pathsOf(exchange).map((path) => ({ ...signed, path })), signature, keys);
    return { ...keys, accessKey: keys.accessKeyId };
  }

  private keysOf({ accessKeyId, sessionToken }: Signature, now: Date): CallerKeys {
    const keys = this.callers.get(accessKeyId);
    if (!keys || keys.sessionToken !== sessionToken) {
      throw new GatewayFault('ACCESS_DENIED', {
        exception: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid.',
        reason: keys ? `the session token of '${accessKeyId}' is another one` : `no caller has the key '${accessKeyId}'`,
      });
    }
    if (keys.expires && keys.expires <= now) {
      throw new GatewayFault('EXPIRED_TOKEN');
    }
    return keys;
  }
}

/*
 * A client signs the path with the stage in it, unless it calls a local server, whose paths have none.
 */
function pathsOf({ request }: SignedExchange): readonly string[] {
  return [request.fullPath, request.rawPath];
}

async function checkValue(requests: readonly SignedRequest[], signature: Signature, keys: CallerKeys): Promise<void> {
  const { date, region, service } = signature.scope;
  const key = await getSigningKey(Sha256, keys, date, region, service);
  const canonical = await Promise.all(requests.map((request) => canonicalRequest(request, signature)));
  if (!coversHost(signature) || !canonical.some(({ stringToSign }) => isSame(sign(key, stringToSign), signature.value))) {
    throw new GatewayFault('INVALID_SIGNATURE', { message: mismatch(canonical[0]), reason: MISMATCH });
  }
}

function coversHost({ signedHeaders }: Signature): boolean {
  return signedHeaders.includes('host');
}

function sign(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function isSame(expected: string, actual: string): boolean {
  const [expectedBytes, actualBytes] = [Buffer.from(expected), Buffer.from(actual)];
  return expectedBytes.length === actualBytes.length && timingSafeEqual(expectedBytes, actualBytes);
}

function mismatch({ canonicalString, stringToSign }: CanonicalRequest): string {
  return `${MISMATCH}\n\nThe Canonical String for this request should have been\n'${canonicalString}'\n\nThe String-to-Sign should have been\n'${stringToSign}'\n`;
}

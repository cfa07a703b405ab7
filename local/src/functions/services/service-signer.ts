import type { IncomingMessage } from 'node:http';
import { GatewayFault } from '../../gateway/fault';
import { HeaderBag } from '../../http/header-bag';
import { parseQuery, type Query } from '../../http/query';
import { readSignature } from '../../signatures/read-signature';

/**
 * What the signature of a request tells: what it is for, and by whose credentials it was made.
 */
export interface ServiceSigner {
  readonly service: string;
  readonly region: string;
  readonly sessionToken: string;
}

/*
 * Some SDKs still sign URLs in the old way, which is for S3 alone and says nothing of a region.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
const OLD_KEY = 'AWSAccessKeyId';
const OLD_REGION = 'us-east-1';

/**
 * Reads who signed a request; undefined when nobody did.
 */
export function readServiceSigner({ headers, url = '' }: IncomingMessage): ServiceSigner | undefined {
  const query = parseQuery(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  if (query.has(OLD_KEY)) {
    return { service: 's3', region: OLD_REGION, sessionToken: query.get('x-amz-security-token')?.[0] ?? '' };
  }
  return newSigner(HeaderBag.from(headers as Record<string, string>), query);
}

function newSigner(headers: HeaderBag, query: Query): ServiceSigner | undefined {
  try {
    const { scope: { region, service }, sessionToken = '' } = readSignature(headers, query);
    return { region, service, sessionToken };
  } catch (error) {
    if (error instanceof GatewayFault) {
      return undefined;
    }
    throw error;
  }
}

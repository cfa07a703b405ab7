import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { ALGORITHM, type Signature } from './signature';
import { HeaderBag } from '../http/header-bag';
import { queryValues, type Query } from '../http/query';

/**
 * What a signature is computed of.
 */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Query;
  readonly headers: HeaderBag;
  readonly body: Buffer;
}

/**
 * The two texts that lead from a request to its signature.
 */
export interface CanonicalRequest {
  readonly canonicalString: string;
  readonly stringToSign: string;
}

/**
 * Writes a request as Signature Version 4 wants it.
 */
export function canonicalRequest(request: SignedRequest, signature: Signature): Promise<CanonicalRequest> {
  return FORM.write(request, signature);
}

/*
 * The signing library signs and presigns; what it makes on the way is open to subclasses only.
 */
class CanonicalForm extends SignatureV4 {
  public async write(request: SignedRequest, { date, scope, signedHeaders }: Signature): Promise<CanonicalRequest> {
    const { method, path, query, headers, body } = request;
    const values = Object.fromEntries(Object.entries(queryValues(query)).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]));
    const canonicalString = this.createCanonicalRequest(
      { method, path, query: values, protocol: 'https:', hostname: '', headers: {} },
      Object.fromEntries(signedHeaders.map((name) => [name, canonicalValue(headers.all(name))])),
      createHash('sha256').update(body).digest('hex'),
    );
    const scopeText = [scope.date, scope.region, scope.service, scope.terminator].join('/');
    return { canonicalString, stringToSign: await this.createStringToSign(date, scopeText, canonicalString, ALGORITHM) };
  }
}

const FORM = new CanonicalForm({
  service: 'execute-api',
  region: 'us-east-1',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  sha256: Sha256,
});

function canonicalValue(values: readonly string[]): string {
  return values.map((value) => value.trim().replaceAll(/\s+/g, ' ')).join(',');
}

import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { UserPoolKey, UserPoolKeys } from './user-pool-keys';

/**
 * What a token says of its user, for instance `{ sub: 'alice', 'cognito:groups': ['admins'] }`.
 */
export type TokenClaims = Readonly<Record<string, unknown>>;

export interface TestUserPoolOptions {
  /**
   * Issuer of the tokens.
   *
   * @default - one of its own
   */
  readonly issuer?: string;

  /**
   * Gives the time that tokens start from.
   *
   * @default - the machine's clock
   */
  readonly clock?: () => Date;
}

/**
 * A user pool that makes its own tokens, for tests.
 */
export interface TestUserPool extends UserPoolKeys {
  readonly issuer: string;

  /**
   * Makes a token, valid for an hour: an id token, or an access token with `token_use: 'access'`. A claim of undefined is left out.
   *
   * @param claims what it says besides, and in place of, what every token says
   */
  token(claims?: TokenClaims): string;
}

const KEY_ID = 'test';
const LIFETIME_SECONDS = 3_600;
const CLIENT_ID = 'testclient';
const USER_ID = '11111111-2222-4333-8444-555555555555';

/**
 * Makes a user pool for tests: give it to a gateway as one of its `userPools`, and its tokens to requests.
 */
export function testUserPool(options: TestUserPoolOptions = {}): TestUserPool {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key: UserPoolKey = { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' };
  const { issuer = issuerOf(publicKey), clock = () => new Date() } = options;
  return {
    issuer,
    keys: [key],
    token: (claims = {}) => signToken({ ...commonClaims(issuer, clock(), claims.token_use), ...claims }, privateKey),
  };
}

function issuerOf(key: KeyObject): string {
  const digest = createHash('sha256').update(key.export({ format: 'der', type: 'spki' })).digest('hex');
  return `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_${digest.slice(0, 9)}`;
}

function commonClaims(iss: string, now: Date, use: unknown): TokenClaims {
  const iat = Math.floor(now.getTime() / 1000);
  const common = { sub: USER_ID, iss, iat, auth_time: iat, exp: iat + LIFETIME_SECONDS };
  return use === 'access'
    ? { ...common, token_use: 'access', client_id: CLIENT_ID, username: USER_ID, scope: 'aws.cognito.signin.user.admin' }
    : { ...common, 'token_use': 'id', 'aud': CLIENT_ID, 'cognito:username': USER_ID };
}

function signToken(claims: TokenClaims, key: KeyObject): string {
  const text = `${encode({ kid: KEY_ID, alg: 'RS256' })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

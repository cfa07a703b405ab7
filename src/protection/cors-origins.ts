import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

const ORIGIN = /^([a-z][a-z0-9+.-]*):\/\/(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;
const SCHEME_PORTS: { [scheme: string]: string } = { http: '80', https: '443' };

/**
 * Checks that origins are written as browsers send them, and drops repetitions.
 */
export function checkOrigins(origins: string[], scope?: IConstruct): string[] {
  const distinct = [...new Set(origins)];
  if (distinct.length === 0) {
    throw new ValidationError("'allowOrigins' must name an origin, got none; write for instance ['https://shop.example'], or leave 'cors' out", scope);
  }
  if (distinct.includes('*') && distinct.length > 1) {
    throw new ValidationError(`'allowOrigins' must be '*' alone or origins without it, got ${distinct.join(', ')}`, scope);
  }
  distinct.forEach((origin) => checkOrigin(origin, scope));
  return distinct;
}

function checkOrigin(origin: string, scope?: IConstruct): void {
  if (origin === '*' || Token.isUnresolved(origin)) return;
  const fail = (advice: string) => {
    throw new ValidationError(`'allowOrigins' must hold '*' or origins such as 'https://shop.example:8443', got '${origin}'; ${advice}`, scope);
  };
  if (origin === 'null') fail("list the page's own origin, every sandboxed page has the origin null");
  if (origin.includes('*')) fail('list each origin, wildcards inside one match nothing');
  const match = ORIGIN.exec(origin);
  if (!match) return fail('write scheme://host[:port] in lower case, without a path or a closing slash');
  const [, scheme, port] = match;
  if (port && SCHEME_PORTS[scheme] === port) fail(`leave ':${port}' out, browsers never send the scheme's own port`);
  if (Number(port) > 65_535) fail('ports end at 65535');
}

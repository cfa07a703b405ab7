import { Token } from 'aws-cdk-lib';
import { ValidationError } from '../private/errors';

/** Stage variables, and what only the deployment knows. */
const LATER = /\$\{(?:stageVariables\.[A-Za-z0-9_]+|Token\[[^\]]+\])\}/g;
const PLACEHOLDER = /\{([^{}]*)\}/g;
const NAME = /^[A-Za-z0-9._-]+$/;
const EXAMPLE = "write for instance 'https://shop.example/orders/{id}'";

/**
 * Refuses a URL that API Gateway cannot call, and one without TLS unless there is a reason for it.
 *
 * @param insecureReason why the backend is called without TLS
 */
export function checkUrl(url: string, insecureReason?: string): void {
  const [, scheme, rest] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.*)$/s.exec(url) ?? [];
  if (scheme === undefined && Token.isUnresolved(url)) return;
  if (scheme !== 'https' && scheme !== 'http') throw new ValidationError(`a backend has an absolute URL of https, got '${url}'; ${EXAMPLE}`);
  if (scheme === 'http' && !insecureReason) {
    throw new ValidationError(`the backend '${url}' would be called without TLS; write https://, or say why in 'insecureReason'`);
  }
  if (rest === '' || rest.startsWith('/')) throw new ValidationError(`the URL '${url}' has no host; ${EXAMPLE}`);
  checkParts(url, rest);
}

/**
 * Names of the placeholders, in order: `id` of `https://shop.example/orders/{id}`.
 */
export function placeholdersOf(url: string): string[] {
  return [...knownPart(url).matchAll(PLACEHOLDER)].map(([, name]) => name);
}

function checkParts(url: string, rest: string): void {
  const bare = knownPart(rest);
  const host = bare.split(/[/?]/)[0];
  if (/[{}@]/.test(host)) {
    throw new ValidationError(`the host of '${url}' must be fixed or a stage variable, and hold no user; write a stage variable as \${stageVariables.host}`);
  }
  if (/[\s#]/.test(bare)) throw new ValidationError(`the URL '${url}' has a space or a fragment; leave it out`);
  const odd = placeholdersOf(url).find((name) => !NAME.test(name));
  if (odd !== undefined || /[{}]/.test(bare.replace(PLACEHOLDER, ''))) {
    throw new ValidationError(`the URL '${url}' has a malformed placeholder; a placeholder is the name of a path parameter in braces, without a '+', like {id}`);
  }
}

function knownPart(url: string): string {
  return url.replace(LATER, 'later');
}

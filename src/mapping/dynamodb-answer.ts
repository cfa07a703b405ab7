import type { JsonTemplate } from './json-template';
import { ErrorRule, errorTemplate, Sign, successTemplate, withOutcomes } from './response-template';

/** A map of DynamoDB JSON is there. */
function isThere(member: string): string {
  return `$input.json('$.${member}').startsWith('{')==true`;
}

/**
 * Answers a put with status 201 where it made an item, 200 where it replaced one: only then does DynamoDB answer with the old one.
 */
export function putTemplate(document: JsonTemplate): string {
  return `#if(${isThere('Attributes')})#set($context.responseOverride.status=200)#end${successTemplate(document)}`;
}

/**
 * Answers an error by its code, a failed condition with status 404 where there was no item at all: DynamoDB answers with the item
 * otherwise, if the call asks it to.
 */
export function missingItemTemplate(rules: readonly ErrorRule[]): string {
  const missing = `${Sign.oneOf('__type', ['.*ConditionalCheckFailed.*'])}&&!(${isThere('Item')})`;
  return withOutcomes(errorTemplate('__type', rules), [{ when: missing, status: 404 }]);
}

import { vtlString } from './constants';
import type { JsonTemplate } from './json-template';
import { settle, SETTLED, successTemplate, withOutcomes } from './response-template';

/**
 * An error whose message is empty or no text: no pattern matches it, so that API Gateway takes it for a success. Only objects are
 * looked into.
 */
const ERROR_WITHOUT_MESSAGE = [
  "$input.body.startsWith('{')==true",
  "$input.path('$').containsKey('errorType')==true",
  "$input.path('$').containsKey('errorMessage')==true",
  "($input.json('$.errorMessage').startsWith('\"')==false||$input.json('$.errorMessage')=='\"\"')",
].join('&&');

/**
 * An error, by the members that Lambda gives it.
 */
const ERROR = "$input.body.startsWith('{')==true&&($input.path('$').containsKey('errorType')==true||$input.path('$').containsKey('errorMessage')==true)";

/**
 * An error of a function that has a status of its own: a regular expression that must match its whole message.
 */
export interface FunctionErrorRule {
  readonly pattern: string;
  readonly statusCode: number;
}

/**
 * Answers with what a function returned, or with a document made from it. Errors are found in the body, the first rule that matches
 * decides, none: 502.
 */
export function functionMessageTemplate(rules: readonly FunctionErrorRule[], document?: JsonTemplate): string {
  const patterns = rules.map(({ pattern }, index) => `#set($pattern${index}=${vtlString(pattern)})`);
  const branches = rules.map(({ statusCode }, index) => `#${index === 0 ? 'if' : 'elseif'}($error.matches($pattern${index})==true)${settle(statusCode)}`);
  const known = rules.length === 0 ? '' : `#set($error=$input.path('$.errorMessage'))${patterns.join('')}${branches.join('')}#end`;
  return `#if(${ERROR})${settle(502)}${known}${SETTLED}}#{else}${document === undefined ? '$input.body' : successTemplate(document)}#end`;
}

/**
 * Answers with what a function returned, or with a document made from it.
 */
export function functionAnswerTemplate(document?: JsonTemplate): string {
  const template = document === undefined ? '$input.body' : successTemplate(document);
  return withOutcomes(template, [{ when: ERROR_WITHOUT_MESSAGE, status: 502 }]);
}

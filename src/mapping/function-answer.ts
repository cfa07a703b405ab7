import type { JsonTemplate } from './json-template';
import { successTemplate, withOutcomes } from './response-template';

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
 * Answers with what a function returned, or with a document made from it.
 */
export function functionAnswerTemplate(document?: JsonTemplate): string {
  const template = document === undefined ? '$input.body' : successTemplate(document);
  return withOutcomes(template, [{ when: ERROR_WITHOUT_MESSAGE, status: 502 }]);
}

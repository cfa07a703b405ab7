import { Token } from 'aws-cdk-lib';
import { problem } from './answers';
import { checkProblemStatus } from './problem-status';
import type { RestIntegrationResponse } from './route-integration';
import { ValidationError } from '../private/errors';

/**
 * An error of a function that has a status of its own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export interface LambdaErrorMapping {
  /**
   * Regular expression of Java that must match the whole message of the error, for instance `\[NotFound\].*`.
   *
   * A point matches no line break: write `(?s)` in front of the pattern where messages may have several lines.
   */
  readonly pattern: string;

  /**
   * Status that the caller gets, with a fixed body: 400, 403, 404, 409, 412, 413, 416, 429, 502, 503 or 504.
   */
  readonly statusCode: number;
}

/** Any message at all. The point is no choice: it stops at line breaks. */
const EVERY_MESSAGE = '[\\s\\S]+';

/**
 * One answer for each mapping, in order, and 502 for every other error.
 *
 * API Gateway does not say which of several patterns wins: each one excludes those before it.
 */
export function lambdaFailures(mappings: readonly LambdaErrorMapping[]): RestIntegrationResponse[] {
  mappings.forEach(checkMapping);
  const failures = mappings.map(({ statusCode, pattern }, index) =>
    problem(statusCode, excluding(mappings.slice(0, index), `(?:${pattern})`)));
  return [...failures, problem(502, excluding(mappings, EVERY_MESSAGE))];
}

function excluding(mappings: readonly LambdaErrorMapping[], pattern: string): string {
  return mappings.length === 0 ? pattern : `(?!(?:${mappings.map((mapping) => `(?:${mapping.pattern})`).join('|')})\\z)${pattern}`;
}

function checkMapping({ pattern, statusCode }: LambdaErrorMapping): void {
  checkProblemStatus(statusCode, 'statusCode');
  if (pattern === '' || Token.isUnresolved(pattern)) {
    throw new ValidationError("'pattern' of an error must be a regular expression known at synthesis, for instance '\\\\[NotFound\\\\].*'");
  }
}

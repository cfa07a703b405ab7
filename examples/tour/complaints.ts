import type { InvokeAnswer } from 'cdk-apigateway-local';
import { isDeepStrictEqual } from 'node:util';
import { textOf } from './read-call';
import type { ExpectedAnswer, ExpectedCall } from './step';

/**
 * What is wrong with the calls that left an API.
 */
export function callComplaints(calls: readonly ExpectedCall[], expected: ExpectedCall | undefined): string[] {
  const wanted = expected === undefined ? [] : [expected];
  return isDeepStrictEqual(plain(calls), plain(wanted)) ? [] : [`the call must be ${JSON.stringify(expected) ?? 'none'}`];
}

/**
 * What is wrong with an answer.
 */
export function answerComplaints(answer: InvokeAnswer, { body = '', headers = {}, status }: ExpectedAnswer): string[] {
  const wrongHeaders = Object.entries(headers).filter(([name, value]) => answer.headers[name] !== value);
  return [
    ...(answer.status === status ? [] : [`the status must be ${status}`]),
    ...wrongHeaders.map(([name, value]) => `the header ${name} must be ${value ?? 'absent'}, not ${String(answer.headers[name])}`),
    ...bodyComplaints(textOf(answer.body), body),
  ];
}

function bodyComplaints(actual: unknown, expected: unknown): string[] {
  if (typeof expected === 'function') return (expected as (body: unknown) => boolean)(actual) ? [] : ['the body is not as it must be'];
  return isDeepStrictEqual(plain(actual), plain(expected)) ? [] : [`the body must be ${JSON.stringify(expected)}`];
}

/**
 * The same value without the prototypes and absent members that make no difference here.
 */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

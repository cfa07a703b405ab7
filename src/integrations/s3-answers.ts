import { answer } from './aws-service-integration';
import type { RestIntegrationResponse } from './route-integration';
import type { Outcome } from '../mapping/response-template';
import { xmlProblemTemplate, XmlSign } from '../mapping/xml-answer';

/** Errors of status 400 that the API's owner has to mend. */
const OWNERS_FAULT: Outcome = { when: XmlSign.code('KMS[.][A-Za-z]+|ExpiredToken|InvalidToken|AuthorizationHeaderMalformed|InvalidRequest'), status: 502 };

const NO_BUCKET: Outcome = { when: XmlSign.code('NoSuchBucket'), status: 502 };
const SLOW_DOWN: Outcome = { when: XmlSign.code('SlowDown'), status: 429 };

/**
 * Without the right to list the bucket, S3 answers 403 for what is not there, and names that right; to HEAD it says nothing at all.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const NOT_THERE: Outcome[] = [
  { when: XmlSign.contains('s3:ListBucket'), status: 404 },
  { when: XmlSign.empty(), status: 404 },
];

/**
 * Headers of an object that the caller gets.
 */
export const OBJECT_HEADERS: { readonly [name: string]: string } = {
  ...passed('Accept-Ranges', 'Cache-Control', 'Content-Disposition', 'Content-Encoding', 'Content-Language', 'Content-Range',
    'Content-Type', 'ETag', 'Expires', 'Last-Modified'),
  'X-Content-Type-Options': "'nosniff'",
};

/**
 * Headers of a 304.
 */
export const VALIDATOR_HEADERS = passed('Cache-Control', 'ETag', 'Expires', 'Last-Modified');

/**
 * Header mappings that take over what S3 says.
 */
export function passed(...names: string[]): { [name: string]: string } {
  return Object.fromEntries(names.map((name) => [name, `integration.response.header.${name}`]));
}

/**
 * An answer without a body of ours.
 */
export function status(statusCode: number, headers?: { [name: string]: string }): RestIntegrationResponse {
  return { statusCode: String(statusCode), selectionPattern: String(statusCode), headers };
}

/**
 * A fixed answer for each error of S3, told apart by status and, where a status says too little, by the code in its XML.
 *
 * @param reads whether an object that is not there is the caller's business
 */
export function s3Failures(reads: boolean): RestIntegrationResponse[] {
  return [
    problem(400, '400', [OWNERS_FAULT]),
    problem(502, '403', reads ? NOT_THERE : []),
    ...(reads ? [problem(404, '404', [NO_BUCKET])] : []),
    problem(409, '409'),
    problem(412, '412'),
    ...(reads ? [problem(416, '416')] : []),
    problem(503, '503', [SLOW_DOWN]),
    problem(502),
  ];
}

function problem(statusCode: number, pattern?: string, outcomes: readonly Outcome[] = []): RestIntegrationResponse {
  return answer(statusCode, xmlProblemTemplate(statusCode, outcomes), pattern);
}

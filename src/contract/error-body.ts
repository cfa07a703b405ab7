import { ResponseType } from 'aws-cdk-lib/aws-apigateway';

/**
 * AWS's message, with its quotes.
 */
const MESSAGE = '$context.error.messageString';

/**
 * The id that the caller cannot choose.
 */
const REQUEST_ID = '"$context.extendedRequestId"';

/**
 * What the schema found wrong with the body, as a list in square brackets. Unlike the message it comes without quotes around it.
 */
const REASON = '"$context.error.validationErrorString"';

/**
 * The body of an error: `message`, `requestId`, and `reason` for an invalid request body.
 */
export function errorBody(type: string, message?: string): string {
  return object({ message: text(message), ...reason('reason', type), requestId: REQUEST_ID });
}

/**
 * The body of an error as a problem document.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemBody(type: string, message?: string): string {
  return object({ type: '"about:blank"', title: text(message), ...reason('detail', type), requestId: REQUEST_ID });
}

function reason(member: string, type: string): { [member: string]: string } {
  return type === ResponseType.BAD_REQUEST_BODY.responseType ? { [member]: REASON } : {};
}

function text(message?: string): string {
  return message === undefined ? MESSAGE : JSON.stringify(message);
}

function object(members: { [name: string]: string }): string {
  return `{${Object.entries(members).map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

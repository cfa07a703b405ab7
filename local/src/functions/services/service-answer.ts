import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BackendAnswer } from '../../backends/backend';
import { LocalGatewayError } from '../../errors';
import { xmlElement } from '../../xml/xml-element';

/*
 * What an answer of an endpoint says of its own connection.
 */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * Writes what a backend answers to an SDK; what a function returns as Lambda would.
 */
export function writeServiceAnswer(response: ServerResponse, answer: BackendAnswer): void {
  const { body = answer.payload === undefined ? '' : JSON.stringify(answer.payload), functionError, headers = {}, status = 200 } = answer;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    if (!OF_CONNECTION.includes(name.toLowerCase())) {
      response.setHeader(name, value);
    }
  }
  if (functionError !== undefined) {
    response.setHeader('X-Amz-Function-Error', functionError);
  }
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * The answer to a request that was not signed with the credentials of a function.
 */
export function refusalAnswer(message: IncomingMessage): BackendAnswer {
  return answerOf(message, '', 403, 'UnrecognizedClientException', 'only functions of the gateway are answered here, by the credentials in their environment');
}

/**
 * The answer to a request that nothing here can answer, as an error of the service, so that the function's log tells of it.
 *
 * It has a status after which SDKs do not try again.
 */
export function errorAnswer(message: IncomingMessage, service: string, error: unknown): BackendAnswer {
  const { message: text, name } = error instanceof Error ? error : new Error(String(error));
  return answerOf(message, service, 400, error instanceof LocalGatewayError ? name : 'InternalFailure', text);
}

function answerOf({ headers }: IncomingMessage, service: string, status: number, code: string, text: string): BackendAnswer {
  const error = { Code: code, Message: text };
  if (service === 's3') {
    return { status, headers: { 'Content-Type': 'application/xml' }, body: XML + xmlElement('Error', error) };
  }
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return { status, headers: { 'Content-Type': 'text/xml' }, body: XML + xmlElement('ErrorResponse', { Error: { Type: 'Sender', ...error } }) };
  }
  const body = JSON.stringify({ __type: code, message: text });
  return { status, headers: { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-ErrorType': code }, body };
}

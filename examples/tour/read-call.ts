import { parseServiceCall } from 'cdk-apigateway-local';
import type { BackendCall } from 'cdk-apigateway-local';
import { isUtf8 } from 'node:buffer';
import type { ExpectedCall } from './step';

/**
 * What of an HTTP request is the API's own work: API Gateway adds the other headers.
 */
const OWN_HEADERS = ['Content-Type', 'Idempotency-Key', 'X-Shop'];

/**
 * What of the event of a proxy integration the tour looks at; the rest repeats it.
 */
const EVENT_MEMBERS = ['httpMethod', 'path', 'pathParameters', 'queryStringParameters', 'body'];

/**
 * Services of which the engine has the published model, and can read the parameters.
 */
const KNOWN = ['dynamodb', 'events', 'firehose', 'kinesis', 's3', 'sns', 'sqs', 'states'];

/**
 * Parameters that are texts of JSON.
 */
const DOCUMENTS = ['Detail', 'input', 'output'];

/**
 * Reads a call as the one who gets it would: its action and its parameters.
 */
export function readCall(call: BackendCall): ExpectedCall {
  if (call.kind === 'http') return { action: `http:${call.method}`, parameters: { url: call.url, headers: ownHeaders(call), body: textOf(call.body) } };
  if (call.kind === 'lambda') return { action: `lambda:${call.action}`, parameters: invocation(call) };
  return KNOWN.includes(call.service ?? '') ? modelledCall(call) : plainCall(call);
}

function modelledCall(call: BackendCall): ExpectedCall {
  const { service, operation, input, problems } = parseServiceCall(call);
  const parameters = JSON.parse(JSON.stringify(withText(input)), (name, value: unknown) => readable(name, value)) as object;
  return { action: `${service}:${operation}`, parameters, ...(problems.length > 0 && { refused: true }) };
}

/**
 * S3 has bytes for a parameter.
 */
function withText(input: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, Buffer.isBuffer(value) ? textOf(value) : value]));
}

/**
 * Documents as the JSON that they are, expressions without the blanks around them, which mean nothing to DynamoDB.
 */
function readable(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (DOCUMENTS.includes(name)) return JSON.parse(value) as unknown;
  return name.endsWith('Expression') ? value.trim() : value;
}

function plainCall({ body, headers, method, service, url }: BackendCall): ExpectedCall {
  const target = headers['X-Amz-Target'];
  const isForm = headers['Content-Type'] === 'application/x-www-form-urlencoded';
  return {
    action: `${service}:${method}`,
    parameters: { url, ...(target !== undefined && { target }), body: isForm ? [...new URLSearchParams(body.toString())] : textOf(body) },
  };
}

function invocation({ body, functionArn, invocationType }: BackendCall): object {
  const payload = JSON.parse(body.toString()) as Record<string, unknown>;
  const isRequest = 'requestContext' in payload;
  return {
    FunctionName: functionArn,
    InvocationType: invocationType,
    Payload: isRequest ? Object.fromEntries(EVENT_MEMBERS.map((name) => [name, payload[name]])) : payload,
  };
}

function ownHeaders({ headers }: BackendCall): object {
  return Object.fromEntries(OWN_HEADERS.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
}

/**
 * Bytes as the text or the JSON that they are, else in base64.
 */
export function textOf(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return `base64:${bytes.toString('base64')}`;
  const text = bytes.toString();
  return /^[{[]/.test(text) ? JSON.parse(text) as unknown : text;
}

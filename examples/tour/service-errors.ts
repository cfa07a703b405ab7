import type { BackendAnswer } from 'cdk-apigateway-local';

/**
 * What services say when something goes wrong: more than a caller should read.
 */
const INDISCREET = 'User: arn:aws:sts::123456789012:assumed-role/OrdersApiRole/gateway, table/secret-table, key/1234';

/**
 * An answer of JSON.
 */
export function json(body: unknown, status = 200): BackendAnswer {
  return { status, headers: { 'Content-Type': 'application/x-amz-json-1.0' }, body: JSON.stringify(body) };
}

/**
 * An error of a service that speaks JSON.
 */
export function jsonError(code: string, status = 400, more: object = {}): BackendAnswer {
  return json({ __type: `com.amazonaws.service#${code}`, message: INDISCREET, ...more }, status);
}

/**
 * An error of a service that takes forms.
 */
export function formError(code: string, status = 400): BackendAnswer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ Error: { Code: code, Message: INDISCREET, Type: 'Sender' } }) };
}

/**
 * An error of S3.
 */
export function xmlError(code: string, status: number, message = INDISCREET): BackendAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}

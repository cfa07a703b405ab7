import type { BackendAnswer } from '../../backends/backend';
import { xmlElement } from '../../xml/xml-element';
import type { Protocol } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * What S3 says. An action's result is an answer already.
 */
export function s3Answers({ newId }: StoreContext): Protocol<BackendAnswer> {
  return {
    result: (_call, _action, answer) => ({ ...answer, headers: { ...answer.headers, 'x-amz-request-id': newId() } }),
    error: (call, { code, details, message, status }) => {
      const RequestId = newId();
      const text = `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('Error', { Code: code, Message: message, ...details, RequestId })}`;
      return {
        status,
        headers: { 'Content-Type': 'application/xml', 'x-amz-request-id': RequestId },
        body: call.method === 'HEAD' ? '' : text,
      };
    },
  };
}

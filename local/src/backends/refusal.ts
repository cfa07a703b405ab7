import { ServiceModel } from '../services';
import type { BackendAnswer, BackendCall, ServiceProblem } from './backend';
import { xmlElement } from '../xml/xml-element';

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

/**
 * A service's answer to a request that breaks its model: status 400, in the form of the service's protocol.
 */
export function refusal(call: BackendCall, problems: readonly ServiceProblem[]): BackendAnswer {
  const { code, message } = problems[0];
  const protocol = ServiceModel.of(call.service ?? '')?.protocol;
  if (protocol === 'rest-xml') {
    return xmlRefusal('application/xml', xmlElement('Error', { Code: code, Message: message, RequestId: REQUEST_ID }));
  }
  if (protocol === 'rest-json') {
    return restRefusal(jsonMessage(problems));
  }
  if (call.headers['X-Amz-Target'] !== undefined) {
    return jsonRefusal(code, jsonMessage(problems));
  }
  const error = { Type: 'Sender', Code: code, Message: message };
  return call.headers.Accept?.includes('json')
    ? formRefusal(code, message) : xmlRefusal('text/xml', xmlElement('ErrorResponse', { Error: error, RequestId: REQUEST_ID }));
}

function jsonMessage(problems: readonly ServiceProblem[]): string {
  const constraints = problems.filter(({ message }) => message.includes('failed to satisfy constraint'));
  if (constraints.length === 0) {
    return problems[0].message;
  }
  const count = constraints.length === 1 ? '1 validation error' : `${constraints.length} validation errors`;
  return `${count} detected: ${constraints.map(({ message }) => message).join('; ')}`;
}

function jsonRefusal(code: string, message: string): BackendAnswer {
  return {
    status: 400,
    headers: { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': REQUEST_ID },
    body: JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message }),
  };
}

function restRefusal(message: string): BackendAnswer {
  return {
    status: 400,
    headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': 'BadRequestException', 'x-amzn-RequestId': REQUEST_ID },
    body: JSON.stringify({ Message: message }),
  };
}

function formRefusal(code: string, message: string): BackendAnswer {
  return {
    status: 400,
    headers: { 'Content-Type': 'application/json', 'x-amzn-RequestId': REQUEST_ID },
    body: JSON.stringify({ Error: { Code: code, Message: message, Type: 'Sender' }, RequestId: REQUEST_ID }),
  };
}

function xmlRefusal(type: string, element: string): BackendAnswer {
  return {
    status: 400,
    headers: { 'Content-Type': type, 'x-amz-request-id': REQUEST_ID },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${element}`,
  };
}

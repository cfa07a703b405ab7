import type { BackendAnswer, BackendCall } from '../../backends/backend';
import { xmlElement } from '../../xml/xml-element';
import type { Protocol } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * How a service of the form protocol writes its results and names its errors.
 */
export interface FormStyle<Result> {
  readonly namespace: string;

  /**
   * The result of an action as JSON has it; undefined when there is nothing to say.
   */
  readonly json: (result: Result) => object | undefined;

  /**
   * The result of an action as XML has it, a list being an element that is repeated; undefined when there is nothing to say.
   */
  readonly xml: (result: Result, action: string) => object | undefined;

  /**
   * @default - an error has one code in every protocol
   */
  readonly codeOf?: (code: string) => string;
}

/**
 * What a service of the form protocol says: JSON to a client that accepts JSON, as API Gateway does when nothing else is mapped, XML to others.
 */
export function formAnswers<Result>({ namespace, json, xml, codeOf = (code) => code }: FormStyle<Result>, { newId }: StoreContext): Protocol<Result> {
  const attributes = ` xmlns="${namespace}"`;
  return {
    result: (call, action, result) => {
      const RequestId = newId();
      const acceptsJson = accepts(call);
      const content = acceptsJson ? json(result) : xml(result, action);
      const envelope = { ...content && { [`${action}Result`]: content }, ResponseMetadata: { RequestId } };
      return acceptsJson ? jsonAnswer(200, RequestId, { [`${action}Response`]: envelope }) : xmlAnswer(200, RequestId, `${action}Response`, envelope, attributes);
    },
    error: (call, { code, message, status }) => {
      const RequestId = newId();
      const error = { Code: codeOf(code), Message: message, Type: 'Sender' };
      return accepts(call)
        ? jsonAnswer(status, RequestId, { Error: error, RequestId })
        : xmlAnswer(status, RequestId, 'ErrorResponse', { Error: { Type: error.Type, Code: error.Code, Message: message }, RequestId }, attributes);
    },
  };
}

function accepts(call: BackendCall): boolean {
  return call.headers.Accept?.includes('json') ?? false;
}

function jsonAnswer(status: number, requestId: string, body: object): BackendAnswer {
  return { status, headers: { 'Content-Type': 'application/json', 'x-amzn-RequestId': requestId }, body: JSON.stringify(body) };
}

function xmlAnswer(status: number, requestId: string, root: string, body: object, attributes: string): BackendAnswer {
  const text = xmlElement(root, body).replace(`<${root}>`, `<${root}${attributes}>`);
  return { status, headers: { 'Content-Type': 'text/xml', 'x-amzn-RequestId': requestId }, body: `<?xml version="1.0"?>\n${text}` };
}

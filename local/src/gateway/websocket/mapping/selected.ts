import type { MappedEvent } from './mapped-event';
import { LocalGatewayError, TemplateError } from '../../../errors';
import { own } from '../../../own';
import type { Incoming } from '../../mapping/incoming';
import { contextText } from '../../request-context';
import { bodyText, messageJson } from '../routing/body-text';
import { SelectionExpression } from '../routing/selection-expression';

/**
 * What a key is made from: an event, and the answer of its integration once there is one.
 */
export interface Selectable {
  readonly event: MappedEvent;

  /**
   * @default - none yet
   */
  readonly answer?: Incoming;
}

/**
 * Makes the key that an expression selects by.
 */
export type KeyMaker = (selectable: Selectable) => string;

type Reader = (selectable: Selectable) => string | undefined;

const ANSWER = /^(?:integration\.)?response\.(statuscode|header|multivalueheader)(?:\.(.+))?$/;

/**
 * What makes a key by a selection expression: from members of the message, the status and headers of the answer, `$context` and stage
 * variables.
 *
 * @throws TemplateError when the expression asks for something else
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export function keyMaker(text: string): KeyMaker {
  const expression = new SelectionExpression(text);
  const readers = new Map(expression.variables.map((name) => [name, readerOf(name, text)]));
  return (selectable) => expression.evaluate((name) => readers.get(name)?.(selectable) ?? '');
}

function readerOf(name: string, expression: string): Reader {
  if (name === 'request.body' || name.startsWith('request.body.') || name.startsWith('request.body[')) {
    return bodyReader(name.slice('request.body'.length), expression);
  }
  const [, part, header] = ANSWER.exec(name) ?? [];
  if (part !== undefined) {
    return part === 'statuscode' ? ({ answer }) => answer && String(answer.status) : ({ answer }) => answer?.headers.all(header ?? '').join(',');
  }
  if (name.startsWith('context.')) {
    return ({ event }) => contextText(event.context, name.slice('context.'.length));
  }
  if (name.startsWith('stageVariables.')) {
    return ({ event }) => own(event.stageVariables, name.slice('stageVariables.'.length));
  }
  throw new TemplateError(`the selection expression '${expression}' asks for '$${name}', which AWS does not know there`);
}

function bodyReader(path: string, expression: string): Reader {
  try {
    const read = bodyText(path);
    return ({ event }) => {
      const body = messageJson(event.message);
      return body === undefined ? '' : read(body);
    };
  } catch (error) {
    if (error instanceof LocalGatewayError) {
      throw error;
    }
    throw new TemplateError(`the selection expression '${expression}' has no path: ${(error as Error).message}`);
  }
}

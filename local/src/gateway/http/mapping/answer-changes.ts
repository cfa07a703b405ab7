import { readTarget, type ChangeTarget } from './change';
import { compileExpression } from './expression';
import { MappedBody } from './mapped-body';
import { requestScope } from './mapping-scope';
import { RESPONSE_VARIABLES, type Variable } from './variables';
import { TemplateError } from '../../../errors';
import type { HttpIntegrationModel } from '../../../template/http-api-model';
import type { Reply } from '../../answer/reply';
import type { HttpExchange } from '../exchange';
import { HttpFault } from '../http-fault';

const LOCATIONS = ['header', 'statuscode'];
const STATUS = /^[1-5]\d\d$/;

interface AnswerMapping {
  readonly target: ChangeTarget;
  readonly source: Variable;
}

/**
 * Changes that an integration makes to answers, by their status.
 *
 * What is mapped from an absent source is left as the integration answered it, which is an assumption: AWS does not say.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export class AnswerChanges {
  private readonly byStatus: ReadonlyMap<number, readonly AnswerMapping[]>;

  /**
   * @throws TemplateError for a mapping that API Gateway refuses, or that cannot be read
   */
  constructor({ responseParameters }: Pick<HttpIntegrationModel, 'responseParameters'>) {
    this.byStatus = new Map([...responseParameters].map(([status, parameters]) => [status, readMappings(status, parameters)]));
  }

  /**
   * @throws HttpFault when the status that the answer should get is none
   */
  public apply(exchange: HttpExchange, reply: Reply): Reply {
    const mappings = this.byStatus.get(reply.status);
    return mappings === undefined || mappings.length === 0 ? reply : changed(exchange, reply, mappings);
  }
}

function readMappings(status: number, parameters: Readonly<Record<string, string>>): readonly AnswerMapping[] {
  return Object.entries(parameters).map(([key, expression]) => {
    const place = `the response parameter '${key}' of ${status}`;
    const target = readTarget(key, LOCATIONS, place);
    if (target.location === 'statuscode' && !expression.includes('$') && !STATUS.test(expression)) {
      throw new TemplateError(`${place} must be a status from 100 to 599, got '${expression}'`);
    }
    return { target, source: target.operation === 'remove' ? () => '' : compileExpression(expression, RESPONSE_VARIABLES, place) };
  });
}

function changed(exchange: HttpExchange, reply: Reply, mappings: readonly AnswerMapping[]): Reply {
  const scope = { ...requestScope(exchange), answer: { status: reply.status, headers: reply.headers, body: new MappedBody(reply.body) } };
  const headers = reply.headers.copy();
  let { status } = reply;
  for (const { source, target: { location, name, operation } } of mappings) {
    const value = source(scope);
    if (value === undefined) {
      continue;
    }
    if (location === 'statuscode') {
      status = readStatus(value);
    } else if (operation === 'append') {
      headers.append(name, value);
    } else if (operation === 'overwrite') {
      headers.set(name, value);
    } else {
      headers.delete(name);
    }
  }
  return { ...reply, status, headers };
}

function readStatus(text: string): number {
  if (!STATUS.test(text)) {
    throw new HttpFault('API_CONFIGURATION_ERROR', { reason: `the status that a response parameter gives must be one from 100 to 599, got '${text}'` });
  }
  return Number(text);
}

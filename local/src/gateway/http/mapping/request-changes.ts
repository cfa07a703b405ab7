import { readTarget, type ChangeTarget, type Operation } from './change';
import { compileExpression } from './expression';
import { ChangedRequest, type MappedRequest } from './mapped-request';
import { requestScope } from './mapping-scope';
import { REQUEST_VARIABLES, type Variable } from './variables';
import type { HeaderBag } from '../../../http/header-bag';
import { addValues } from '../../../http/query';
import type { HttpIntegrationModel } from '../../../template/http-api-model';
import type { HttpExchange } from '../exchange';

const LOCATIONS = ['header', 'querystring', 'path'];

type Change = (request: ChangedRequest, value: string) => void;

interface RequestMapping {
  readonly change: Change;
  readonly source: Variable;
}

/**
 * Changes that an integration makes to a client's request.
 *
 * What is mapped from an absent source is left as the client sent it, which is an assumption: AWS does not say.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export class RequestChanges {
  private readonly mappings: readonly RequestMapping[];

  /**
   * @throws TemplateError for a mapping that API Gateway refuses, or that cannot be read
   */
  constructor({ requestParameters }: Pick<HttpIntegrationModel, 'requestParameters'>) {
    this.mappings = Object.entries(requestParameters).map(([key, expression]) => {
      const place = `the request parameter '${key}'`;
      const target = readTarget(key, LOCATIONS, place);
      const source: Variable = target.operation === 'remove' ? () => '' : compileExpression(expression, REQUEST_VARIABLES, place);
      return { change: changeAt(target), source };
    });
  }

  /**
   * @param headers that are changed, and go on
   */
  public apply(exchange: HttpExchange, headers: HeaderBag): MappedRequest {
    const request = new ChangedRequest(exchange, headers);
    const scope = requestScope(exchange);
    for (const { change, source } of this.mappings) {
      const value = source(scope);
      if (value !== undefined) {
        change(request, value);
      }
    }
    return request;
  }
}

const HEADER_CHANGES: Readonly<Record<Operation, (name: string) => Change>> = {
  append: (name) => ({ headers }, value) => headers.append(name, value),
  overwrite: (name) => ({ headers }, value) => headers.set(name, value),
  remove: (name) => ({ headers }) => headers.delete(name),
};

const QUERY_CHANGES: Readonly<Record<Operation, (name: string) => Change>> = {
  append: (name) => (request, value) => addValues(request.openQuery(), name, [value]),
  overwrite: (name) => (request, value) => request.openQuery().set(name, [value]),
  remove: (name) => (request) => request.openQuery().delete(name),
};

function changeAt({ location, name, operation }: ChangeTarget): Change {
  switch (location) {
    case 'header': return HEADER_CHANGES[operation](name);
    case 'querystring': return QUERY_CHANGES[operation](name);
    default: return (request, value) => {
      request.path = value;
    };
  }
}

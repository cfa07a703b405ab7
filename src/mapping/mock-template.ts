import { vtlString } from './constants';
import type { JsonTemplate } from './json-template';
import type { MappedValue } from './mapped-value';
import { TemplateScope } from './template-scope';
import { VariableSink, PrintSink } from './template-sink';

/** Where the request template leaves the body for the response template, which sees nothing else of the request. */
const BODY = '$context.requestOverride.path.body';

/**
 * The body that the request template has left.
 */
export const MOCK_BODY_TEMPLATE = BODY;

/**
 * What a mock answers: the status of its success, the statuses that a value of the request chooses, and a body with values of the request.
 */
export interface MockAnswer {
  readonly statusCode: number;
  readonly simulate?: { readonly parameter: MappedValue; readonly statuses: readonly number[] };
  readonly body?: JsonTemplate;
}

/**
 * The request template of a MOCK integration: it names the status that chooses the answer, and never reads the body as an instruction.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export function mockRequestTemplate(answer: MockAnswer): string {
  const scope = new TemplateScope('refuse');
  const sink = new PrintSink();
  const status = scope.variable();
  scope.before(`#set(${status}=${answer.statusCode})`);
  if (answer.simulate) chooseStatus(scope, status, answer.simulate);
  if (answer.body) {
    const body = scope.variable();
    const collected = new VariableSink(sink, body);
    answer.body._prepare(scope).write(collected);
    collected.flush();
    sink.statement(`#set(${BODY}=${body})`);
  }
  return scope.wrap(`${sink.text}{"statusCode":${status}}`, '{"statusCode":400}');
}

function chooseStatus(scope: TemplateScope, status: string, simulate: NonNullable<MockAnswer['simulate']>): void {
  const { pieces: [piece] } = scope.text(simulate.parameter);
  const wanted = scope.variable();
  scope.before(`#set(${wanted}=${'constant' in piece ? piece.constant : piece.expression})`);
  simulate.statuses.forEach((code) => scope.before(`#if(${wanted}==${vtlString(String(code))})#set(${status}=${code})#end`));
}

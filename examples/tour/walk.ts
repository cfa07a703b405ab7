import type { LocalGateway } from 'cdk-apigateway-local';
import { answerComplaints, callComplaints } from './complaints';
import type { Outcome } from './guide';
import { readCall } from './read-call';
import { ANNA } from './step';
import type { ExpectedCall, Step } from './step';

/**
 * A tour through an API whose functions run, and whose services are kept in the process.
 */
export class Walk {
  constructor(private readonly gateway: LocalGateway) {}

  public async take(step: Step): Promise<Outcome> {
    this.gateway.clear();
    const answer = await this.gateway.invoke({ caller: ANNA, ...step.request });
    const calls = this.gateway.calls.map(readCall).map(shown);
    return { step, calls, answer, complaints: [...callComplaints(calls, step.call), ...answerComplaints(answer, step.answer)] };
  }
}

/**
 * What comes new with each request is left out, and so is all of an event but that a function was asked.
 */
function shown({ action, parameters, ...call }: ExpectedCall): ExpectedCall {
  if (action.startsWith('lambda:')) return { action, parameters: {} };
  const { MessageDeduplicationId, ...others } = parameters as { readonly MessageDeduplicationId?: string };
  return { action, parameters: others, ...call };
}

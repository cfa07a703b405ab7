import { LocalGateway } from 'cdk-apigateway-local';
import type { InvokeAnswer, StubAnswer } from 'cdk-apigateway-local';
import { answerComplaints, callComplaints } from './complaints';
import { OtherSide } from './other-side';
import { readCall } from './read-call';
import { ANNA } from './step';
import type { ExpectedCall, Step } from './step';

const REQUEST = '329ec4f4-43e9-4d75-b19f-77ca6c1e0a11';

/**
 * What came of a step.
 */
export interface Outcome {
  readonly step: Step;
  readonly calls: readonly ExpectedCall[];
  readonly answer: InvokeAnswer;

  /**
   * What is not as the step says it must be; nothing when all is well.
   */
  readonly complaints: readonly string[];
}

/**
 * Takes steps of the tour through the API of a synthesized app.
 */
export class Guide {
  private readonly otherSide: OtherSide;
  private readonly gateway: LocalGateway;

  /**
   * @param assembly folder of the synthesized app
   * @param goodDay what everybody says whom the API calls
   */
  constructor(assembly: string, goodDay: Readonly<Record<string, StubAnswer>>) {
    this.otherSide = new OtherSide(goodDay);
    this.gateway = LocalGateway.fromAssembly(assembly, { backend: this.otherSide.backend, iam: 'SIGNED', ids: () => REQUEST });
  }

  public async take(step: Step): Promise<Outcome> {
    this.otherSide.begin(step.says);
    const answer = await this.gateway.invoke({ caller: ANNA, ...step.request });
    const calls = this.otherSide.calls.map(readCall);
    return { step, calls, answer, complaints: [...callComplaints(calls, step.call), ...answerComplaints(answer, step.answer)] };
  }
}

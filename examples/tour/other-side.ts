import { stubBackend } from 'cdk-apigateway-local';
import type { Backend, BackendAnswer, BackendCall, StubAnswer } from 'cdk-apigateway-local';

/**
 * The other side of an API: whatever it calls. It writes down the calls, and can have a bad day.
 */
export class OtherSide {
  public calls: BackendCall[] = [];
  private answers: Backend;

  /**
   * @param goodDay what everybody says who is called, when all is well
   */
  constructor(private readonly goodDay: Readonly<Record<string, StubAnswer>>) {
    this.answers = stubBackend(goodDay);
  }

  /**
   * Begins anew.
   *
   * @param says the answer to every call; that of a good day when left out
   */
  public begin(says?: BackendAnswer): void {
    this.calls = [];
    this.answers = stubBackend(says === undefined ? this.goodDay : { '*': says });
  }

  public readonly backend: Backend = (call) => {
    this.calls.push(call);
    return this.answers(call);
  };
}

import type { InvokeAnswer } from './answer/respond';
import type { Door } from './entry/door';
import type { InvokeRequest } from './entry/request';
import type { TestInvokeAnswer, TestInvokeRequest } from './test-invoke';
import type { StageLog } from '../logging/stage-log';

/**
 * A stage of an API that answers requests.
 */
export interface ServedApi {
  /**
   * The API's own host.
   */
  readonly host: string;

  /**
   * What the stage logs.
   */
  readonly log: StageLog;

  /**
   * Answers a request as API Gateway would.
   *
   * @param door where the request came in; by default at the API's own host
   * @throws UnsupportedFeatureError when the request needs what is not emulated
   */
  handle(request: InvokeRequest, door?: Door): Promise<InvokeAnswer>;

  /**
   * Tries a method out.
   *
   * @throws LocalGatewayError when the API has no such method, or is of a kind that has no test invocations
   */
  testInvoke(request: TestInvokeRequest): Promise<TestInvokeAnswer>;
}

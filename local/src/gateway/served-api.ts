import type { InvokeAnswer } from './answer/respond';
import type { Door } from './entry/door';
import type { InvokeRequest } from './entry/request';
import type { TestInvokeAnswer, TestInvokeRequest } from './test-invoke';
import type { Handshake } from './websocket/handshake';
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

  /**
   * Takes a client's wish to connect.
   *
   * @param door where it came in; by default at the API's own host
   * @throws LocalGatewayError when it meets what the engine cannot do
   * @default - the API is no WebSocket API
   */
  connect?(request: InvokeRequest, door?: Door): Promise<Handshake>;

  /**
   * Ends the connections of clients.
   *
   * @default - the API is no WebSocket API
   */
  close?(): Promise<void>;
}

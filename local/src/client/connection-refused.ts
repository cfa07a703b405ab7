import { LocalGatewayError } from '../errors';
import type { InvokeAnswer } from '../gateway/answer/respond';

/**
 * A client that was not let in: what it got in place of a connection.
 */
export class ConnectionRefused extends LocalGatewayError {
  /**
   * HTTP status, for instance 403.
   */
  public readonly status: number;
  public readonly headers: InvokeAnswer['headers'];
  public readonly body: Buffer;

  constructor({ body, headers, status }: InvokeAnswer) {
    super(`the connection was refused: ${status} ${body.toString('utf8')}`.trimEnd());
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

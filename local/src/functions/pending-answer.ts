import { ByteStream } from './byte-stream';
import { ANSWER_LIMIT, failed, STREAM_LIMIT, tooLarge, type FunctionFailure } from './function-failure';
import type { BackendAnswer } from '../backends/backend';

/**
 * The answer to an invocation while it comes in.
 */
export class PendingAnswer {
  private readonly chunks: Buffer[] = [];
  private length = 0;
  private stream?: ByteStream;

  /**
   * @param reject takes the reason why the function cannot be run at all
   */
  constructor(
    private readonly isStreamed: boolean,
    private readonly resolve: (answer: BackendAnswer) => void,
    public readonly reject: (reason: Error) => void,
  ) {}

  /**
   * Takes a piece of a streamed answer.
   *
   * @returns whether there may be more: false when it is too large
   */
  public push(chunk: Buffer): boolean {
    this.length += chunk.length;
    if (this.length > (this.isStreamed ? STREAM_LIMIT : ANSWER_LIMIT)) {
      return false;
    }
    if (this.isStreamed) {
      this.openStream().push(chunk);
    } else {
      this.chunks.push(chunk);
    }
    return true;
  }

  /**
   * Takes the rest.
   */
  public succeed(payload: Buffer): void {
    if (this.stream) {
      this.stream.end();
    } else {
      const body = this.chunks.length === 0 ? payload : Buffer.concat([...this.chunks, payload]);
      this.resolve(body.length > ANSWER_LIMIT ? failed(tooLarge()) : { body });
    }
  }

  /**
   * Takes a failure; a stream that has begun breaks off.
   */
  public fail(failure: FunctionFailure | Buffer): void {
    if (this.stream) {
      this.stream.end(new Error(`the function failed while its answer was streamed: ${textOf(failure)}`));
    } else {
      this.resolve(Buffer.isBuffer(failure) ? { body: failure, functionError: 'Unhandled' } : failed(failure));
    }
  }

  private openStream(): ByteStream {
    if (!this.stream) {
      this.stream = new ByteStream();
      this.resolve({ stream: this.stream });
    }
    return this.stream;
  }
}

function textOf(failure: FunctionFailure | Buffer): string {
  return Buffer.isBuffer(failure) ? failure.toString('utf8') : failure.errorMessage;
}

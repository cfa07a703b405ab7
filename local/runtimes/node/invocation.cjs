'use strict';

const { keepWaiting, log, send } = require('./channel.cjs');
const { describe, failure } = require('./failure.cjs');
const { isStreaming, ResponseStream } = require('./streaming.cjs');

const PAYLOAD_LIMIT = 6 * 1024 * 1024 + 100;
const NEVER_SETTLED = 'The Lambda runtime client detected an unexpected Node.js exit code. '
  + 'This is most commonly caused by a Promise that was never settled.';

const AsyncFunction = (async () => undefined).constructor;

/**
 * One invocation of the handler, answered once.
 */
class Invocation {
  /**
   * @param header what the engine says of it
   */
  constructor(header) {
    this.header = header;
    this.isDone = false;
    this.waitsForEmptyEventLoop = true;
    this.whenIdle = undefined;
  }

  run(handler, event) {
    process.env._X_AMZN_TRACE_ID = this.header.traceId;
    keepWaiting(false);
    try {
      if (isStreaming(handler)) {
        this.stream(handler, event);
      } else {
        this.call(handler, event);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * The event loop has run empty.
   */
  idle() {
    this.whenIdle?.();
  }

  succeed(value) {
    let payload;
    try {
      payload = JSON.stringify(value === undefined ? null : value) ?? 'null';
    } catch {
      this.fail(new Error('Unable to stringify response body'));
      return;
    }
    this.answer('D', payload);
  }

  /**
   * @param endsProcess whether the process ends with it
   */
  fail(error, endsProcess = false) {
    if (!this.isDone) {
      const description = describe(error);
      log('ERROR', [`${description.errorType}: ${description.errorMessage}`, ...description.trace.slice(1)].join('\n'));
      this.answer(endsProcess ? 'X' : 'F', JSON.stringify(description));
    }
  }

  answer(kind, payload) {
    if (this.isDone) {
      return;
    }
    this.isDone = true;
    this.whenIdle = undefined;
    const size = Buffer.byteLength(payload);
    if (size > PAYLOAD_LIMIT) {
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`;
      log('ERROR', errorMessage);
      send(kind === 'X' ? kind : 'F', JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }));
    } else {
      send(kind, payload);
    }
    keepWaiting(true);
  }

  call(handler, event) {
    this.whenIdle = () => handler instanceof AsyncFunction ? this.fail(failure('Runtime.NodeJsExit', NEVER_SETTLED)) : this.succeed(null);
    const result = handler(event, this.context(), (error, value) => this.callBack(error, value));
    if (typeof result?.then === 'function') {
      result.then((value) => this.succeed(value), (error) => this.fail(error));
    }
  }

  callBack(error, value) {
    if (error !== undefined && error !== null) {
      this.fail(error);
    } else if (this.waitsForEmptyEventLoop) {
      this.whenIdle = () => this.succeed(value);
    } else {
      this.succeed(value);
    }
  }

  stream(handler, event) {
    this.whenIdle = () => this.fail(failure('Runtime.NodeJsExit', NEVER_SETTLED));
    const stream = new ResponseStream();
    stream.on('error', (error) => this.fail(error));
    const result = handler(event, stream, this.context());
    if (typeof result?.then !== 'function') {
      throw new Error('Streaming does not support non-async handlers.');
    }
    result.then(() => this.endStream(stream), (error) => this.fail(error));
  }

  /*
   * What is ended may not be finished yet.
   */
  endStream(stream) {
    if (stream.writableFinished) {
      this.answer('D', '');
    } else if (stream.writableEnded) {
      stream.on('finish', () => this.answer('D', ''));
    } else {
      this.whenIdle = () => this.fail(new Error('Response stream is not finished.'));
      stream.on('finish', () => this.answer('D', ''));
    }
  }

  context() {
    const invocation = this;
    const { deadline, functionArn, requestId, version } = this.header;
    return {
      get callbackWaitsForEmptyEventLoop() {
        return invocation.waitsForEmptyEventLoop;
      },
      set callbackWaitsForEmptyEventLoop(waits) {
        invocation.waitsForEmptyEventLoop = waits;
      },
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: version,
      invokedFunctionArn: functionArn,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      awsRequestId: requestId,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: undefined,
      identity: undefined,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
      succeed: (value) => this.succeed(value),
      fail: (error) => this.fail(error ?? 'handled'),
      done: (error, value) => error === undefined || error === null ? this.succeed(value) : this.fail(error),
    };
  }
}

module.exports = { Invocation };

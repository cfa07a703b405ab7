'use strict';

const { Writable } = require('node:stream');
const { send } = require('./channel.cjs');

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const DELIMITER = Buffer.alloc(8);
const LONGEST_PIECE = 1024 * 1024;

/**
 * Where a function writes its answer while it runs.
 */
class ResponseStream extends Writable {
  constructor() {
    super({
      write(chunk, _encoding, done) {
        for (let from = 0; from < chunk.length; from += LONGEST_PIECE) {
          send('C', chunk.subarray(from, from + LONGEST_PIECE));
        }
        done();
      },
    });
  }

  setContentType() {
    // API Gateway takes the type from the metadata
  }

  write(chunk, ...rest) {
    const begin = this._onBeforeFirstWrite;
    this._onBeforeFirstWrite = undefined;
    begin?.((first) => super.write(first));
    return super.write(typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk), ...rest);
  }
}

/*
 * The metadata go ahead of what is written first; a stream that ends without having been written to has none.
 */
const HttpResponseStream = {
  from(stream, metadata) {
    stream.setContentType('application/vnd.awslambda.http-integration-response');
    stream._onBeforeFirstWrite = (write) => {
      write(JSON.stringify(metadata));
      write(DELIMITER);
    };
    return stream;
  },
};

function streamifyResponse(handler) {
  handler[STREAMING] = 'response';
  return handler;
}

/**
 * Gives functions the global object `awslambda`.
 */
function offerStreaming() {
  globalThis.awslambda = { streamifyResponse, HttpResponseStream };
}

function isStreaming(handler) {
  return handler[STREAMING] === 'response';
}

module.exports = { isStreaming, offerStreaming, ResponseStream };

'use strict';

const { writeSync } = require('node:fs');
const { Socket } = require('node:net');

/*
 * The engine writes frames to descriptor 3 and reads frames from 4: a letter for the kind, four bytes for the length, the payload.
 * They are written at once, so that nothing is lost when the process ends abruptly.
 */
const INBOUND = 3;
const OUTBOUND = 4;
const HEAD = 5;

const LONGEST_LOG = 256 * 1024;

let socket;

/**
 * Sends a frame to the engine.
 */
function send(kind, payload = '') {
  const body = Buffer.from(payload);
  const head = Buffer.alloc(HEAD);
  head.write(kind, 'latin1');
  head.writeUInt32BE(body.length, 1);
  writeAll(Buffer.concat([head, body]));
}

function writeAll(bytes) {
  try {
    for (let from = 0; from < bytes.length;) {
      from += writeSync(OUTBOUND, bytes, from);
    }
  } catch (error) {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    process.exit(1); // nobody listens any more
  }
}

/**
 * Sends what the function prints.
 */
function log(level, message) {
  const text = message.length > LONGEST_LOG ? message.slice(0, LONGEST_LOG) : message;
  send('L', JSON.stringify({ level, message: text }));
}

/**
 * Listens to the engine; ends the process when the engine is gone.
 *
 * @param onFrame gets the kind and the payload of each frame
 */
function listen(onFrame) {
  let pending = Buffer.alloc(0);
  socket = new Socket({ fd: INBOUND, readable: true, writable: false });
  socket.on('data', (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length >= HEAD && pending.length >= HEAD + pending.readUInt32BE(1)) {
      const end = HEAD + pending.readUInt32BE(1);
      const [kind, payload] = [pending.toString('latin1', 0, 1), pending.subarray(HEAD, end)];
      pending = pending.subarray(end);
      onFrame(kind, payload);
    }
  });
  socket.on('close', () => process.exit(0));
}

/**
 * Keeps the process waiting for the engine, or lets its event loop run empty.
 */
function keepWaiting(waits) {
  if (waits) {
    socket.ref();
  } else {
    socket.unref();
  }
}

module.exports = { keepWaiting, listen, log, send };

'use strict';

const { Writable } = require('node:stream');
const { format } = require('node:util');
const { log } = require('./channel.cjs');

const LEVELS = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };

/**
 * Sends all that the function prints to the engine, each call of the console as one entry.
 */
function captureOutput() {
  for (const [name, fd] of [['stdout', 1], ['stderr', 2]]) {
    const stream = Object.assign(new Writable({ decodeStrings: false, write }), { fd });
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => stream });
  }
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method] = (...values) => log(level, format(...values));
  }
}

function write(chunk, _encoding, done) {
  const text = chunk.toString().replace(/\r?\n$/, '');
  if (text !== '') {
    log(undefined, text);
  }
  done();
}

module.exports = { captureOutput };

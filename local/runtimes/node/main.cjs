'use strict';

const { listen, send } = require('./channel.cjs');
const { failure } = require('./failure.cjs');
const { Invocation } = require('./invocation.cjs');
const { loadHandler } = require('./load-handler.cjs');
const { captureOutput } = require('./output.cjs');
const { keepCallsHere } = require('./services.cjs');
const { offerStreaming } = require('./streaming.cjs');

const UNCAUGHT = 129;
const UNHANDLED = 128;

let current;
let header;
const waiting = [];
let run = (invocation, event) => waiting.push([invocation, event]);

captureOutput();
keepCallsHere();
offerStreaming();
process.on('uncaughtException', (error) => end(error, UNCAUGHT));
process.on('unhandledRejection', (reason) => end(failure('Runtime.UnhandledPromiseRejection', String(reason)), UNHANDLED));
process.on('beforeExit', () => current?.idle());
listen((kind, payload) => {
  if (kind === 'H') {
    header = JSON.parse(payload);
  } else {
    current = new Invocation(header);
    send('B');
    run(current, payload);
  }
});

loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER).then((handler) => {
  send('R');
  run = (invocation, event) => {
    invocation.header.deadline = Date.now() + invocation.header.timeLimit;
    invocation.run(handler, JSON.parse(event));
  };
  waiting.splice(0).forEach(([invocation, event]) => run(invocation, event));
}, (error) => {
  run = (invocation) => {
    invocation.fail(error, true);
    process.exit(1);
  };
  waiting.splice(0).forEach(([invocation]) => run(invocation));
});

/*
 * A function that fails beside its invocation takes the whole process with it.
 */
function end(error, code) {
  current?.fail(error, true);
  process.exit(code);
}

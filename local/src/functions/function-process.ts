import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { FRAMES, FrameReader, writeFrame } from './frames';
import { ANSWER_LIMIT, exited, timedOut, tooLarge, type FunctionFailure } from './function-failure';
import type { FunctionLogEntry } from './function-log';
import type { Invocation } from './invocation';
import type { PendingAnswer } from './pending-answer';
import { LocalGatewayError } from '../errors';

/**
 * How the process of a function is started.
 */
export interface Launch {
  readonly functionName: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/**
 * What became of an invocation: a process that ended of itself before it took the invocation leaves it to another.
 */
export type Outcome = 'ANSWERED' | 'LEFT';

interface Running {
  readonly invocation: Invocation;
  readonly pending: PendingAnswer;
  readonly onEnd: (outcome: Outcome) => void;
  hasBegun: boolean;
  timer: NodeJS.Timeout;
}

/*
 * Loading the code does not count as running it, up to a limit.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
const INITIALIZATION_MILLIS = 10_000;

/*
 * What a process wrote before it ended arrives after it has ended.
 */
const DRAIN_MILLIS = 200;

const LONGEST_FRAME = 2 * ANSWER_LIMIT;

/**
 * A process that runs a function, one invocation at a time. It keeps this program from ending only while it runs one.
 */
export class FunctionProcess {
  /**
   * Whether it can take another invocation, once it is free.
   */
  public isAlive = true;

  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private isReady = false;
  private current?: Running;
  private lastRequestId?: string;

  constructor(private readonly launch: Launch, private readonly log: (entry: FunctionLogEntry) => void) {
    this.child = spawn(launch.command, launch.args, {
      cwd: launch.folder,
      env: launch.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.ended = this.watch();
    this.listen();
    this.child.unref();
  }

  /**
   * Runs an invocation.
   *
   * @returns when the process is free again, or dead: what became of the invocation
   */
  public run(invocation: Invocation, pending: PendingAnswer): Promise<Outcome> {
    return new Promise((onEnd) => {
      this.current = { invocation, pending, onEnd, hasBegun: !this.isReady, timer: this.limit(this.isReady ? 0 : INITIALIZATION_MILLIS) };
      this.lastRequestId = invocation.requestId;
      this.send(invocation);
    });
  }

  /**
   * Ends the process, whatever it does.
   */
  public kill(): Promise<void> {
    this.isAlive = false;
    this.child.ref();
    this.child.kill('SIGKILL');
    return this.ended;
  }

  private send({ event, functionArn, requestId, traceId, version }: Invocation): void {
    const header = { functionArn, requestId, traceId, version, timeLimit: this.launch.timeoutSeconds * 1000 };
    const [inbound] = this.channels();
    inbound.write(Buffer.concat([writeFrame(FRAMES.HEADER, Buffer.from(JSON.stringify(header))), writeFrame(FRAMES.EVENT, event)]));
  }

  private limit(extraMillis: number): NodeJS.Timeout {
    return setTimeout(() => this.timeOut(), this.launch.timeoutSeconds * 1000 + extraMillis);
  }

  private timeOut(): void {
    void this.kill();
    this.end((requestId) => timedOut(requestId, this.launch.timeoutSeconds));
  }

  private channels(): readonly [Socket, Socket] {
    const [, , , inbound, outbound] = this.child.stdio;
    return [inbound as Socket, outbound as Socket];
  }

  private listen(): void {
    const frames = new FrameReader(LONGEST_FRAME, (kind, payload) => this.receive(kind, payload));
    const [inbound, outbound] = this.channels();
    outbound.on('data', (chunk: Buffer) => this.read(frames, chunk));
    for (const output of [this.child.stdout as Socket, this.child.stderr as Socket]) {
      output.setEncoding('utf8').on('data', (text: string) => this.print(undefined, text.replace(/\n$/, '')));
      output.unref();
    }
    for (const channel of [inbound, outbound]) {
      channel.on('error', () => undefined); // the end of the process says it all
      channel.unref();
    }
  }

  private read(frames: FrameReader, chunk: Buffer): void {
    try {
      frames.push(chunk);
    } catch (error) {
      this.print('ERROR', `the function disturbs the engine: ${(error as Error).message}`);
      this.channels()[1].destroy();
      void this.kill();
    }
  }

  private receive(kind: string, payload: Buffer): void {
    if (kind === FRAMES.LOG) {
      const { level, message } = JSON.parse(payload.toString('utf8')) as { level?: string; message: string };
      this.print(level, message);
    } else if (this.current) {
      this.advance(this.current, kind, payload);
    }
  }

  private advance(running: Running, kind: string, payload: Buffer): void {
    switch (kind) {
      case FRAMES.BEGUN:
        running.hasBegun = true;
        break;
      case FRAMES.READY:
        this.isReady = true;
        clearTimeout(running.timer);
        running.timer = this.limit(0);
        break;
      case FRAMES.CHUNK:
        if (!running.pending.push(payload)) {
          void this.kill();
          this.end(tooLarge);
        }
        break;
      case FRAMES.DONE:
        running.pending.succeed(payload);
        this.finish();
        break;
      case FRAMES.ENDING:
        this.isAlive = false;
        running.pending.fail(payload);
        this.finish();
        break;
      case FRAMES.FAILED:
        running.pending.fail(payload);
        this.finish();
        break;
      default:
        throw new RangeError(`a frame of the kind ${JSON.stringify(kind)}`);
    }
  }

  private finish(outcome: Outcome = 'ANSWERED'): void {
    const running = this.current;
    this.current = undefined;
    clearTimeout(running?.timer);
    running?.onEnd(outcome);
  }

  private watch(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('error', (error: NodeJS.ErrnoException) => {
        this.isAlive = false;
        this.current?.pending.reject(new LocalGatewayError(problemOf(this.launch, error)));
        this.finish();
        resolve();
      });
      this.child.once('exit', (code, signal) => {
        this.isAlive = false;
        void this.drain().then(() => {
          this.endWith(code, signal);
          resolve();
        });
      });
    });
  }

  private drain(): Promise<void> {
    const [, outbound] = this.channels();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, outbound.closed ? 0 : DRAIN_MILLIS);
      outbound.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private endWith(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.current && !this.current.hasBegun && !this.child.killed) {
      this.finish('LEFT');
    } else {
      this.end((requestId) => exited(requestId, code, signal));
    }
  }

  private end(failureOf: (requestId: string) => FunctionFailure): void {
    if (this.current) {
      const failure = failureOf(this.current.invocation.requestId);
      this.print('ERROR', failure.errorMessage);
      this.current.pending.fail(failure);
      this.finish();
    }
  }

  private print(level: string | undefined, message: string): void {
    this.log({ functionName: this.launch.functionName, requestId: this.current?.invocation.requestId ?? this.lastRequestId, level, message });
  }
}

function problemOf({ command, functionName }: Launch, error: NodeJS.ErrnoException): string {
  const reason = error.code === 'ENOENT' ? `there is no ${command} here` : error.message;
  return `the function '${functionName}' cannot be run: ${reason}; give what runs in its place in the option 'functions'`;
}

import { createServer, ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { engineErrorAnswer } from './engine-error';
import { FRONTEND_ANSWERS, frontendHeaders, frontendMessage, HEAD_LIMIT, BODY_LIMIT, type FrontendAnswer } from './frontend-answer';
import type { ListenOptions, ListeningGateway } from './listening-gateway';
import { OpenConnections } from './open-connections';
import { readBody } from './read-body';
import { readHead, type RequestHead } from './request-head';
import { asksForWebSocket, WebSockets } from './web-sockets';
import { writeAnswer } from './write-answer';
import { LocalGatewayError } from '../errors';
import type { InvokeAnswer } from '../gateway/answer/respond';
import type { InvokeRequest } from '../gateway/entry/request';
import type { Handshake } from '../gateway/websocket/handshake';

/**
 * Answers a request that came over HTTP.
 *
 * @param host what the client asked, with its port if it named one
 */
export type Responder = (request: InvokeRequest, host: string) => Promise<InvokeAnswer>;

/**
 * Takes a client's wish to connect by a WebSocket; undefined where there are none, so that it is a request as any other.
 */
export type Connector = (request: InvokeRequest, host: string) => Promise<Handshake | undefined>;

/**
 * How long a server waits for its clients, in milliseconds.
 */
export interface Patience {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;

  /**
   * How often the server looks whether a client is too slow.
   */
  readonly connectionsCheckingInterval: number;
}

interface Upgrade {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly rest: Buffer;
}

const PATIENCE: Patience = { headersTimeout: 30_000, requestTimeout: 120_000, keepAliveTimeout: 60_000, connectionsCheckingInterval: 5_000 };

const LAST_PORT = 65_535;

/*
 * A client that still sends would lose the answer if its connection ended at once.
 */
const LINGER_MILLIS = 500;

/*
 * How this machine reaches a server that listens on all of its addresses.
 */
const LOOPBACK_OF_ALL: ReadonlyMap<string, string> = new Map([['0.0.0.0', '127.0.0.1'], ['::', '::1']]);

/**
 * Serves what answers requests over HTTP/1.1, with the limits of API Gateway's front end.
 */
export class GatewayServer implements ListeningGateway {
  /**
   * Starts to listen, on the loopback interface unless told otherwise.
   *
   * @throws LocalGatewayError when the port is none or not free, or the host is not one of this machine
   */
  public static async listen(
    responder: Responder, options: ListenOptions = {}, patience: Partial<Patience> = {}, connector?: Connector,
  ): Promise<GatewayServer> {
    const { port = 0, host = '127.0.0.1' } = options;
    if (!Number.isInteger(port) || port < 0 || port > LAST_PORT) {
      throw new LocalGatewayError(`'port' must be a whole number from 0, for any port that is free, to ${LAST_PORT}, got ${port}`);
    }
    const server = new GatewayServer(responder, options, { ...PATIENCE, ...patience });
    if (connector) {
      server.offerWebSockets(connector);
    }
    await new Promise<void>((resolve, reject) => {
      server.http.once('error', (error: NodeJS.ErrnoException) => reject(new LocalGatewayError(problemOf(error, port, host))));
      server.http.listen(port, host, resolve);
    });
    return server;
  }

  private readonly http: Server;
  private readonly connections = new OpenConnections();
  private readonly webSockets = new WebSockets();
  private readonly report: (line: string) => void;

  private constructor(private readonly responder: Responder, options: ListenOptions, patience: Patience) {
    this.report = options.onError ?? ((line) => process.stderr.write(`${line}\n`));
    this.http = createServer({ ...patience, maxHeaderSize: HEAD_LIMIT + 1, requireHostHeader: false, noDelay: true });
    this.http.maxHeadersCount = 0;
    this.http.on('connection', (socket: Socket) => this.connections.add(socket));
    for (const event of ['request', 'checkExpectation']) {
      this.http.on(event, (message: IncomingMessage, response: ServerResponse) => this.receive(message, response, false));
    }
    this.http.on('checkContinue', (message: IncomingMessage, response: ServerResponse) => this.receive(message, response, true));
    this.http.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => this.refuse(error.code, socket));
    this.http.on('connect', (_message: IncomingMessage, socket: Socket) => this.refuse(undefined, socket));
  }

  public get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  public get url(): string {
    const { address, port } = this.http.address() as AddressInfo;
    const host = LOOPBACK_OF_ALL.get(address) ?? address;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  public async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.http.close(() => resolve());
    });
    await this.webSockets.close();
    this.connections.close();
    await closed;
  }

  private offerWebSockets(connector: Connector): void {
    this.http.on('upgrade', (message: IncomingMessage, socket: Socket, rest: Buffer) => {
      socket.on('error', () => socket.destroy());
      const response = new ServerResponse(message);
      response.assignSocket(socket);
      response.once('finish', () => socket.end());
      this.connections.owe(response);
      const head = readHead(message);
      if (!head || !asksForWebSocket(message)) {
        this.answerEarly(response, FRONTEND_ANSWERS.BAD_REQUEST, false);
      } else {
        void this.connect(connector, { message, response, socket, rest }, head);
      }
    });
  }

  private async connect(connector: Connector, { message, response, socket, rest }: Upgrade, head: RequestHead): Promise<void> {
    const { headers, host, method, path, sourceIp } = head;
    try {
      const handshake = await connector({ method, path, headers, sourceIp }, host);
      if (!handshake) {
        await this.answer(response, head, rest);
      } else if (handshake.refusal) {
        writeAnswer(response, handshake.refusal, false);
      } else {
        response.detachSocket(socket);
        this.connections.release(response);
        this.webSockets.accept(handshake, message, socket, rest, (error) => this.report(reportOf(error, 'MESSAGE', path)));
      }
    } catch (error) {
      this.report(reportOf(error, method, path));
      writeAnswer(response, engineErrorAnswer(error), false);
    }
  }

  private receive(message: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void {
    this.connections.owe(response);
    const head = readHead(message);
    if (!head) {
      this.answerEarly(response, FRONTEND_ANSWERS.BAD_REQUEST, false);
    } else if ((head.contentLength ?? 0) > BODY_LIMIT) {
      this.answerEarly(response, FRONTEND_ANSWERS.BODY_TOO_LARGE, !expectsContinue);
    } else {
      if (expectsContinue) {
        response.writeContinue();
      }
      void this.serve(message, response, head);
    }
  }

  private async serve(message: IncomingMessage, response: ServerResponse, head: RequestHead): Promise<void> {
    const body = await readBody(message, head);
    if (body === 'TOO_LARGE') {
      this.answerEarly(response, FRONTEND_ANSWERS.BODY_TOO_LARGE, true);
    } else if (body !== 'ABORTED') {
      await this.answer(response, head, body);
    }
  }

  private async answer(response: ServerResponse, head: RequestHead, body: Buffer): Promise<void> {
    const { method, path, headers, sourceIp, host } = head;
    try {
      const answer = await this.responder({ method, path, headers, body, sourceIp, streams: method !== 'HEAD' }, host);
      writeAnswer(response, answer, this.connections.staysOpenAfter(response));
    } catch (error) {
      this.report(reportOf(error, method, path));
      if (!response.headersSent) {
        writeAnswer(response, engineErrorAnswer(error), this.connections.staysOpenAfter(response));
      }
    }
  }

  private answerEarly(response: ServerResponse, answer: FrontendAnswer, keepAlive: boolean): void {
    const staysOpen = keepAlive && this.connections.staysOpenAfter(response);
    response.writeHead(answer.status, answer.reason, [...frontendHeaders(answer), 'Connection', staysOpen ? 'keep-alive' : 'close']);
    response.end(answer.text);
  }

  /*
   * The connection of a request that is not HTTP, too large or too slow is of no more use.
   */
  private refuse(code: string | undefined, socket: Socket): void {
    if (!socket.writable || this.connections.isAnswering(socket)) {
      socket.destroy();
    } else {
      socket.end(frontendMessage(answerTo(code)));
      setTimeout(() => socket.destroy(), LINGER_MILLIS).unref();
    }
  }
}

function answerTo(code: string | undefined): FrontendAnswer {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW': return FRONTEND_ANSWERS.HEAD_TOO_LARGE;
    case 'ERR_HTTP_REQUEST_TIMEOUT': return FRONTEND_ANSWERS.TOO_SLOW;
    default: return FRONTEND_ANSWERS.BAD_REQUEST;
  }
}

function problemOf(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE': return `the port ${port} is in use on ${host}; give another one, or 0 for any that is free`;
    case 'EACCES': return `the port ${port} needs rights that this process has not; give one above 1023`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': return `the host '${host}' is no address of this machine; give 127.0.0.1, or 0.0.0.0 for every one`;
    default: return `the port ${port} of ${host} cannot be opened: ${error.message}`;
  }
}

/*
 * What stops a running request names its route already.
 */
function reportOf(error: unknown, method: string, path: string): string {
  const details = error instanceof LocalGatewayError ? error.message : detailsOf(error);
  return details.startsWith(`${method} /`) ? details : `${method} ${path}: ${details}`;
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

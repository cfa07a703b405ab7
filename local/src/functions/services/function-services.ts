import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { errorAnswer, refusalAnswer, writeServiceAnswer } from './service-answer';
import { readServiceBody } from './service-body';
import { readServiceCall } from './service-call';
import { readServiceSigner, type ServiceSigner } from './service-signer';
import type { Backend, BackendAnswer } from '../../backends/backend';
import { LocalGatewayError } from '../../errors';

const HOST = '127.0.0.1';
const TOKEN_BYTES = 32;

/**
 * AWS as the functions of a gateway find it: an HTTP endpoint on this machine that hands their SDKs' requests to a backend.
 *
 * It answers only requests that are signed with the credentials which it gives to functions. Signatures themselves are not checked: who
 * knows the session token has it from there.
 */
export class FunctionServices {
  private readonly token = randomBytes(TOKEN_BYTES).toString('base64url');
  private server?: Promise<Server>;
  private isClosed = false;

  constructor(private readonly backend: Backend) {}

  /**
   * The variables by which SDKs find the endpoint and its credentials. It starts to listen when they are first asked for.
   *
   * @throws LocalGatewayError when it cannot listen
   * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
   */
  public async variables(): Promise<Readonly<Record<string, string>>> {
    if (this.isClosed) {
      return {};
    }
    this.server ??= this.listen();
    const { port } = (await this.server).address() as AddressInfo;
    return { AWS_ENDPOINT_URL: `http://${HOST}:${port}`, AWS_SESSION_TOKEN: this.token };
  }

  /**
   * Ends listening, and the requests that are not answered yet.
   */
  public async close(): Promise<void> {
    this.isClosed = true;
    const server = await this.server?.catch(() => undefined);
    if (server) {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    }
  }

  private listen(): Promise<Server> {
    const server = createServer((message, response) => void this.serve(message, response));
    server.on('connection', (socket: Socket) => socket.unref());
    server.unref();
    return new Promise((resolve, reject) => {
      server.once('error', ({ message }) => reject(new LocalGatewayError(`functions cannot reach the services: ${message}`)));
      server.listen(0, HOST, () => resolve(server));
    });
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const signer = readServiceSigner(message);
    if (!signer || !this.isOwn(signer)) {
      response.shouldKeepAlive = false;
      writeServiceAnswer(response, refusalAnswer(message));
      return;
    }
    try {
      writeServiceAnswer(response, await this.answer(message, signer));
    } catch (error) {
      if (!response.headersSent && !response.destroyed) {
        writeServiceAnswer(response, errorAnswer(message, signer.service, error));
      }
    }
  }

  private async answer(message: IncomingMessage, signer: ServiceSigner): Promise<BackendAnswer> {
    return this.backend(readServiceCall(message, signer, await readServiceBody(message)));
  }

  private isOwn({ sessionToken }: ServiceSigner): boolean {
    const [own, given] = [Buffer.from(this.token), Buffer.from(sessionToken)];
    return own.length === given.length && timingSafeEqual(own, given);
  }
}

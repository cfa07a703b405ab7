import { LocalGateway } from 'cdk-apigateway-local';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulators } from './emulators';
import { synthesize } from '../../examples/orders/synthesize';
import { GatewayServer } from '../../local/src/server/gateway-server';

const ANNA = { arn: 'arn:aws:iam::123456789012:user/anna' };

/**
 * An answer of the shop's API.
 */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/**
 * The API of `examples/orders`, served over HTTP, with emulators behind it.
 */
export class Shop {
  /**
   * Synthesizes the shop, makes its resources at the emulators and serves its API.
   */
  public static async open(endpoints: Readonly<Record<string, string>>): Promise<Shop> {
    const outdir = mkdtempSync(join(tmpdir(), 'orders-'));
    const gateway = LocalGateway.fromAssembly(synthesize(outdir), { endpoints });
    await gateway.createResources();
    const server = await GatewayServer.listen((request) => gateway.invoke({ ...request, caller: ANNA }));
    return new Shop(server, gateway, new Emulators(endpoints), outdir);
  }

  private constructor(
    private readonly server: GatewayServer, private readonly gateway: LocalGateway, public readonly emulators: Emulators,
    private readonly outdir: string,
  ) {}

  /**
   * Sends a request and wants a status.
   */
  public async send(
    status: number, method: string, path: string, body?: Buffer | string, headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const type = body === undefined ? undefined : { 'Content-Type': 'application/json' };
    const payload = typeof body === 'string' ? Buffer.from(body) : body;
    const response = await fetch(this.server.url + path, {
      method, headers: { ...type, ...headers }, body: payload && new Uint8Array(payload),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status !== status) throw new Error(`${method} ${path} was answered with ${response.status}, not ${status}: ${bytes.toString().slice(0, 500)}`);
    return { status: response.status, headers: response.headers, bytes };
  }

  /**
   * Sends a request and reads the JSON of its answer.
   */
  public async json<T>(...request: Parameters<Shop['send']>): Promise<T> {
    return JSON.parse((await this.send(...request)).bytes.toString()) as T;
  }

  /**
   * Ends it.
   */
  public async close(): Promise<void> {
    await this.server.close();
    await this.gateway.close();
    rmSync(this.outdir, { recursive: true });
  }
}

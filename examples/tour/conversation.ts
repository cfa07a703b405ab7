import { LocalGateway } from 'cdk-apigateway-local';
import type { Caller, LocalConnection } from 'cdk-apigateway-local';
import { isDeepStrictEqual } from 'node:util';
import type { StepKind } from './step';

/**
 * One turn of a conversation over a WebSocket API: what a client does, and what every client must hear.
 */
export interface Turn {
  readonly title: string;

  /**
   * @default 'good'
   */
  readonly kind?: StepKind;

  /**
   * Who speaks.
   */
  readonly client: string;

  /**
   * The message: text, or an object as JSON.
   *
   * @default - the client connects, or ends its connection if it has one
   */
  readonly sends?: string | object;

  /**
   * Who signs the request to connect.
   *
   * @default - nobody
   */
  readonly caller?: Caller;

  /**
   * What the API itself answers to the client; a function looks at what no synth foretells.
   *
   * @default - nothing
   */
  readonly answer?: Heard;

  /**
   * What the rest of the world does then: Step Functions, for instance, which does not run here.
   *
   * @default - nothing
   */
  readonly then?: (gateway: LocalGateway) => Promise<void>;

  /**
   * What clients hear of it, in their order.
   *
   * @default - nobody hears anything
   */
  readonly hears?: Readonly<Record<string, readonly Heard[]>>;

  /**
   * Status by which the API refuses the connection.
   *
   * @default - the connection stands
   */
  readonly refused?: number;
}

/**
 * What must be heard: JSON, or what a function finds right.
 */
export type Heard = object | ((message: unknown) => boolean);

/**
 * What a client heard.
 */
export interface HeardMessage {
  readonly client: string;
  readonly message: string;
}

/**
 * What came of a turn.
 */
export interface TurnOutcome {
  readonly turn: Turn;
  readonly heard: readonly HeardMessage[];
  readonly complaints: readonly string[];
}

/**
 * Holds a conversation with the WebSocket API of a synthesized app, whose services are kept in the process.
 */
export class Conversation {
  private readonly clients = new Map<string, LocalConnection>();

  constructor(private readonly gateway: LocalGateway) {}

  public async take(turn: Turn): Promise<TurnOutcome> {
    const complaints = await this.act(turn);
    const heard: HeardMessage[] = [];
    if (turn.answer) complaints.push(...await this.listen(turn.client, turn.answer, heard));
    await turn.then?.(this.gateway);
    for (const [client, expected] of Object.entries(turn.hears ?? {})) {
      for (const wanted of expected) complaints.push(...await this.listen(client, wanted, heard));
    }
    return { turn, heard, complaints };
  }

  /**
   * Ends the connections that are left, and the gateway.
   */
  public async end(): Promise<void> {
    for (const connection of this.clients.values()) await connection.close();
    await this.gateway.close();
  }

  private async act({ caller, client, refused, sends }: Turn): Promise<string[]> {
    const connection = this.clients.get(client);
    if (sends !== undefined) {
      await connection?.send(typeof sends === 'string' ? sends : JSON.stringify(sends));
      return connection ? [] : [`${client} is not connected`];
    }
    if (connection) {
      this.clients.delete(client);
      await connection.close();
      return [];
    }
    return this.connect(client, caller, refused);
  }

  private async listen(client: string, wanted: Heard, heard: HeardMessage[]): Promise<string[]> {
    const message = String(await this.clients.get(client)?.receive());
    heard.push({ client, message });
    return isAsWanted(message, wanted) ? [] : [`${client} must hear ${typeof wanted === 'function' ? 'something else' : JSON.stringify(wanted)}`];
  }

  private async connect(client: string, caller: Caller | undefined, refused: number | undefined): Promise<string[]> {
    try {
      this.clients.set(client, await this.gateway.connect({ caller }));
      return refused === undefined ? [] : [`the connection must be refused with ${refused}`];
    } catch (error) {
      const { status } = error as { readonly status?: number };
      if (status === undefined) throw error;
      return status === refused ? [] : [`the connection must ${refused === undefined ? 'stand' : `be refused with ${refused}`}, not with ${status}`];
    }
  }
}

function isAsWanted(message: string, wanted: Heard): boolean {
  const value = JSON.parse(message) as unknown;
  return typeof wanted === 'function' ? wanted(value) : isDeepStrictEqual(value, wanted);
}

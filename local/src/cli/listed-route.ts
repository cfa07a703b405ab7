/**
 * What the command says of a route, of whatever kind of API.
 */
export interface ListedRoute {
  /**
   * HTTP method in capitals, or `ANY`; `WS` for messages.
   */
  readonly httpMethod: string;
  readonly path: string;

  /**
   * What it calls, in a few words.
   */
  readonly calls: string;

  /**
   * Who may call it, in a few words.
   */
  readonly callers: string;

  /**
   * What a request must bring along: nothing, a signature, or a token.
   */
  readonly access: 'open' | 'signed' | 'token';

  /**
   * Key that a request must send.
   *
   * @default - none
   */
  readonly apiKey?: string;

  /**
   * Whether the API answers by itself, so that nothing else is needed.
   */
  readonly answersItself: boolean;
}

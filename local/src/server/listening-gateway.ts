/**
 * Where a gateway listens.
 */
export interface ListenOptions {
  /**
   * Port; 0 for any that is free.
   *
   * @default 0
   */
  readonly port?: number;

  /**
   * Address of this machine. Everybody who reaches it can call the API, `0.0.0.0` is every one.
   *
   * @default '127.0.0.1': only this machine
   */
  readonly host?: string;

  /**
   * Gets a line for each request that the engine itself could not run.
   *
   * @default - they go to the standard error
   */
  readonly onError?: (line: string) => void;
}

/**
 * A gateway that answers over HTTP.
 */
export interface ListeningGateway {
  /**
   * For instance `http://127.0.0.1:3000`; the API's paths stand right behind it.
   */
  readonly url: string;
  readonly port: number;

  /**
   * Stops listening: idle connections end, running requests get their answers.
   */
  close(): Promise<void>;
}

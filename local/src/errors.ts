/**
 * Something that the local engine cannot do: a template it cannot read, a choice it cannot make.
 *
 * It is thrown while loading or using a gateway. What AWS itself answers to a client is never thrown, it is an answer.
 */
export class LocalGatewayError extends Error {
  /**
   * The request that met it, for instance `GET /orders/{id}`.
   *
   * @default - none: it did not happen during a request
   */
  public route?: string;

  /**
   * The execution log of that request so far, as much as the gateway logs.
   */
  public log: readonly string[] = [];

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }

  /**
   * Names the request that met the error, unless that is known already.
   *
   * @internal
   */
  public during(route: string, log: readonly string[]): void {
    if (this.route !== undefined) {
      return;
    }
    const { message } = this;
    this.route = route;
    this.log = log;
    this.message = `${route}: ${message}`;
    this.stack = this.stack?.replace(message, () => this.message);
  }
}

/**
 * A template that AWS would refuse, or that refers to what is not there.
 */
export class TemplateError extends LocalGatewayError {}

/**
 * A feature of API Gateway that the engine does not emulate. It says so instead of guessing.
 */
export class UnsupportedFeatureError extends LocalGatewayError {}

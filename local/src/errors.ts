/**
 * Something that the local engine cannot do: a template it cannot read, a choice it cannot make.
 *
 * It is thrown while loading or using a gateway. What AWS itself answers to a client is never thrown, it is an answer.
 */
export class LocalGatewayError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
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

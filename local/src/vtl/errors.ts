import { LocalGatewayError } from '../errors';

/**
 * A mapping template that cannot be parsed or rendered. API Gateway answers 500 to the caller.
 */
export class VtlError extends LocalGatewayError {}

/**
 * A template asked for JSON out of a body that holds none.
 */
export class VtlBodyError extends VtlError {
  constructor(reason: string) {
    super(`could not parse the body as JSON: ${reason}`);
  }
}

/**
 * A Java method threw: Velocity gives up on the whole template.
 */
export class JavaError extends VtlError {
  constructor(readonly exception: string, detail: string) {
    super(`${exception}: ${detail}`);
  }
}

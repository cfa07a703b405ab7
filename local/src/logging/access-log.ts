import { countBytes } from './count-bytes';
import type { InvokeAnswer } from '../gateway/answer/respond';

const VARIABLE = /\$context\.((?:requestOverride\.\w+|responseOverride\.header)\.[\w-]+|\w+(?:\.\w+)*)/;

/**
 * What an access log tells of.
 */
export interface AccessRecord<E> {
  readonly exchange: E;
  readonly status: number;

  /**
   * Bytes of the body.
   */
  readonly length: number;
}

/**
 * Finds the value of a `$context` variable; undefined when there is none.
 */
export type AccessVariable<E> = (record: AccessRecord<E>) => string | number | undefined;

/**
 * Writes the access log of a stage: one line a request, whatever becomes of the request.
 *
 * A value that is not there is `-`, as is a variable that does not exist. Values go into the line as they are: how AWS writes quotes,
 * commas and angle brackets of callers is not known, so what a caller sends may break a JSON, CSV or XML line here.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export class AccessLog<E> {
  private readonly texts: readonly string[];
  private readonly variables: readonly AccessVariable<E>[];

  /**
   * @param format text with `$context` variables, in whatever form: JSON, CLF, XML, CSV
   * @param variable finds a variable by its name without `$context.`
   */
  constructor(format: string, variable: (name: string) => AccessVariable<E>) {
    const parts = format.split(VARIABLE);
    this.texts = parts.filter((_part, index) => index % 2 === 0);
    this.variables = parts.filter((_part, index) => index % 2 === 1).map(variable);
  }

  /**
   * Writes the line of a request that was answered; of a streamed answer when it has ended.
   *
   * @returns the answer that the client gets
   */
  public record(exchange: E, answer: InvokeAnswer, write: (line: string) => void): InvokeAnswer {
    const { status, body, stream } = answer;
    if (!stream) {
      write(this.line({ exchange, status, length: body.length }));
      return answer;
    }
    return { ...answer, stream: countBytes(stream, (length) => write(this.line({ exchange, status, length }))) };
  }

  /**
   * The line of what has happened.
   */
  public line(record: AccessRecord<E>): string {
    return this.texts.reduce((line, text, index) => line + (this.variables[index - 1](record) ?? '-') + text);
  }
}

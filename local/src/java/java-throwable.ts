/**
 * Thrown where Java throws, under the name of Java's exception.
 */
export class JavaThrowable extends Error {
  readonly name = 'JavaThrowable';

  /**
   * @param exception class of the exception without its package, such as `ArithmeticException`
   */
  constructor(readonly exception: string, message: string) {
    super(message);
  }
}

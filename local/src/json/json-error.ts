/**
 * A text that is not JSON, not even by the lenient rules of `parseJson`, or a value too deep to write.
 */
export class JsonError extends Error {
  readonly name = 'JsonError';

  /**
   * @param position offset in the text, in UTF-16 units; undefined when the error has none
   */
  constructor(message: string, readonly position?: number) {
    super(position === undefined ? message : `${message} at position ${position}`);
  }
}

import type { IConstruct } from 'constructs';

/**
 * Wrong use of the library, thrown where the user typed it.
 *
 * Messages are lower case, without a full stop, with the value in hand and what to write instead.
 */
export class ValidationError extends Error {
  constructor(message: string, scope?: IConstruct) {
    super(scope ? `${message} [at ${scope.node.path}]` : message);
    this.name = 'ValidationError';
  }
}

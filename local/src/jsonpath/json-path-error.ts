/**
 * A path that Jayway refuses, or one that cannot be evaluated on the document at hand.
 */
export class JsonPathError extends Error {
  readonly name: string = 'JsonPathError';
}

/**
 * A comparison or step that makes a filter reject the value at hand, and ends the evaluation anywhere else.
 */
export class FilterRejection extends JsonPathError {
  readonly name = 'FilterRejection';
}

/**
 * A definite path that leads nowhere.
 */
export class PathNotFound extends JsonPathError {
  readonly name = 'PathNotFound';
}

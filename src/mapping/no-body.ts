/**
 * A template that prints nothing: an empty one would let the backend's body through.
 */
export const NO_BODY = "#set($done='')";

/**
 * A template that writes nothing: an empty text would be no template at all, and pass the body on.
 */
export const EMPTY_TEMPLATE = "#set($nothing='')";

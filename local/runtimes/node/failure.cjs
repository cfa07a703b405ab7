'use strict';

/**
 * A failure by the name that Lambda has for it.
 */
function failure(name, message) {
  return Object.assign(new Error(message), { name });
}

/**
 * What Lambda answers for a function that throws.
 */
function describe(error) {
  try {
    if (isError(error)) {
      return { errorType: String(error.name), errorMessage: String(error.message), trace: error.stack.split('\n') };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    return { errorType: 'handled', errorMessage: 'the function failed with a value that cannot be described', trace: [] };
  }
}

/*
 * Errors of other realms count too.
 */
function isError(value) {
  return typeof value === 'object' && value !== null && typeof value.name === 'string' && typeof value.message === 'string'
    && typeof value.stack === 'string';
}

module.exports = { describe, failure };

export { JsonPath } from './json-path';
export { JsonPathError } from './json-path-error';

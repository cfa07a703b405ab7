export { JsonError } from './json-error';
export { parseJson } from './parser';
export { writeJson } from './writer';

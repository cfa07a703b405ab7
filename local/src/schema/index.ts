export { SchemaSet } from './schema-set';
export type { Validator } from './schema-scope';

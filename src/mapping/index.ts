export { MappedValue } from './mapped-value';
export * from './request-value';
export * from './response-value';
export { JsonTemplate } from './json-template';
export { ElementValue } from './element-value';

export { JavaDecimal } from './decimal';
export { JavaDouble } from './double';
export { fromJs } from './from-js';
export { JavaMap, type JavaList, type JavaValue } from './model';
export { toJavaString } from './to-string';

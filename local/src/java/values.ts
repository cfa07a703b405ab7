export { JavaDecimal } from './decimal';
export { JavaDouble } from './double';
export { javaEquals } from './equals';
export { fromJs } from './from-js';
export { JavaThrowable } from './java-throwable';
export { JavaArray, JavaArrayList, JavaSet } from './lists';
export { JavaMap, type JavaList, type JavaValue } from './model';
export { toJavaString } from './to-string';

import type { JavaDecimal } from './decimal';
import type { JavaDouble } from './double';

/**
 * What a mapping template can hold: JSON as Java reads it.
 *
 * A `bigint` stands for Integer, Long and BigInteger alike, which differ in range only.
 */
export type JavaValue = null | boolean | string | bigint | JavaDouble | JavaDecimal | JavaList | JavaMap;

/**
 * A Java list.
 */
export type JavaList = JavaValue[];

/**
 * A `LinkedHashMap` with text keys. Being an ES `Map`, it keeps JavaScript prototypes out of reach.
 */
export class JavaMap extends Map<string, JavaValue> {}

import type { JavaDecimal } from '../java/values';
import type { JavaRegex } from '../regex';

/**
 * One or several properties by name.
 */
export interface PropertyStep {
  readonly kind: 'property';
  readonly names: readonly string[];
}

export interface WildcardStep {
  readonly kind: 'wildcard';
}

/**
 * One or several elements by index; negative ones count from the end.
 */
export interface IndexStep {
  readonly kind: 'index';
  readonly indexes: readonly number[];
}

export interface SliceStep {
  readonly kind: 'slice';
  readonly from?: number;
  readonly to?: number;
}

export interface FilterStep {
  readonly kind: 'filter';
  readonly condition: Condition;
}

/**
 * The deep scan `..`: the step behind it is tried on the value and on everything in it.
 */
export interface ScanStep {
  readonly kind: 'scan';
}

export interface FunctionStep {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

export type Step = PropertyStep | WildcardStep | IndexStep | SliceStep | FilterStep | ScanStep | FunctionStep;

/**
 * A parsed path from the document (`$`) or from the value that a filter looks at (`@`).
 */
export interface Path {
  readonly root: '$' | '@';
  readonly steps: readonly Step[];
}

/**
 * What a function is called with: JSON text, or a path from the document.
 */
export type Parameter =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'path'; readonly path: Path };

/**
 * The relations of a filter, in capitals as Jayway lists them.
 */
export type Operator =
  | '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | '=~'
  | 'IN' | 'NIN' | 'CONTAINS' | 'SIZE' | 'EMPTY' | 'SUBSETOF' | 'ANYOF' | 'NONEOF' | 'ALL';

/**
 * What stands on a side of a relation.
 */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: JavaDecimal }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'pattern'; readonly regex: JavaRegex };

/**
 * What a filter asks of a value.
 */
export type Condition =
  | { readonly kind: 'and'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'exists'; readonly path: Path; readonly expected: boolean }
  | { readonly kind: 'relation'; readonly left: Operand; readonly operator: Operator; readonly right: Operand };

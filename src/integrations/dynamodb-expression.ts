import type { DynamoDbAttribute } from './dynamodb-attribute';

/**
 * A condition, filter or update in DynamoDB's own words.
 *
 * The text is a constant; values of the request come in by placeholders only. Attributes are written by their names, reserved words
 * included: every name is replaced by a placeholder at synthesis. Names with other characters than letters, digits and
 * underscores, and names that are also words of the language (`and`, `set`, `in` …), are written as `#placeholders`.
 *
 * ```ts
 * const open: DynamoDbExpression = {
 *   expression: 'status = :open AND size(items) < :max',
 *   values: {
 *     ':open': DynamoDbAttribute.string(RequestValue.literal('open')),
 *     ':max': DynamoDbAttribute.number(RequestValue.query('max').or('10')),
 *   },
 * };
 * ```
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export interface DynamoDbExpression {
  /**
   * The text.
   */
  readonly expression: string;

  /**
   * Values of the `:placeholders` in the text, each of which must be there: `optional()` values are refused.
   *
   * @default - none
   */
  readonly values?: { [placeholder: string]: DynamoDbAttribute };

  /**
   * Attribute names of the `#placeholders` in the text.
   *
   * @default - none
   */
  readonly names?: { [placeholder: string]: string };
}

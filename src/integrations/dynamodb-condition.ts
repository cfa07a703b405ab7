import type { DynamoDbExpression } from './dynamodb-expression';
import type { ExpressionScope } from './dynamodb-expression-scope';
import { writeExpression } from './dynamodb-expression-text';
import { JsonTemplate } from '../mapping/json-template';

/**
 * Members of a call that only happens under conditions.
 */
export interface Conditions {
  readonly condition?: DynamoDbExpression;
  /** Key attribute that must be there. */
  readonly exists?: string;
  /** Key attribute that must not be there. */
  readonly existsNot?: string;
}

/**
 * Members of a call that only happens under conditions, none where there are no conditions.
 */
export function conditionMembers(scope: ExpressionScope, { condition, exists, existsNot }: Conditions): { [member: string]: JsonTemplate } {
  const parts = [
    ...(condition ? [`(${writeExpression(scope, 'condition', condition).text})`] : []),
    ...(exists !== undefined ? [`attribute_exists(${scope.name(exists)})`] : []),
    ...(existsNot !== undefined ? [`attribute_not_exists(${scope.name(existsNot)})`] : []),
  ];
  if (parts.length === 0) return {};
  return {
    ConditionExpression: JsonTemplate.literal(parts.join(' AND ')),
    ...(exists !== undefined && { ReturnValuesOnConditionCheckFailure: JsonTemplate.literal('ALL_OLD') }),
  };
}

import type { DynamoDbAttribute } from './dynamodb-attribute';
import type { DynamoDbExpression } from './dynamodb-expression';
import type { ExpressionScope } from './dynamodb-expression-scope';
import { UPDATE_WORDS, writeExpression } from './dynamodb-expression-text';
import { Clause, JsonClauses, SharedJson } from '../mapping/conditional-json';
import { JsonTemplate } from '../mapping/json-template';

type Attributes = { readonly [path: string]: DynamoDbAttribute };

/**
 * What an update does: by attributes, or in DynamoDB's own words.
 */
export interface Update {
  readonly set?: Attributes;
  readonly remove?: readonly string[];
  readonly add?: Attributes;
  readonly deleteFromSet?: Attributes;
  readonly updateExpression?: DynamoDbExpression;
}

/**
 * The text of an update. Clauses whose values are optional and not there are left out; a call that leaves none is refused.
 */
export function updateText(scope: ExpressionScope, { set = {}, remove = [], add = {}, deleteFromSet = {}, updateExpression }: Update): JsonTemplate {
  if (updateExpression) return JsonTemplate.literal(writeExpression(scope, 'updateExpression', updateExpression, UPDATE_WORDS).text);
  return new JsonClauses([
    { opening: 'SET', separator: ',', clauses: valued(scope, set, (path, value) => `${path} = ${value}`) },
    { opening: ' REMOVE', separator: ',', clauses: remove.map((path) => ({ text: scope.path(path) })) },
    { opening: ' ADD', separator: ',', clauses: valued(scope, add, (path, value) => `${path} ${value}`) },
    { opening: ' DELETE', separator: ',', clauses: valued(scope, deleteFromSet, (path, value) => `${path} ${value}`) },
  ]);
}

function valued(scope: ExpressionScope, attributes: Attributes, text: (path: string, value: string) => string): Clause[] {
  return Object.entries(attributes).map(([path, { _json, _optional }]) => {
    const value = new SharedJson(_json);
    const where = _optional ? value : undefined;
    return { text: text(scope.path(path, where), scope.shared(value, _optional)), where };
  });
}

import { DynamoDbAttribute, DynamoDbExpression } from '../../src/integrations';
import { ExpressionScope } from '../../src/integrations/dynamodb-expression-scope';
import { UPDATE_WORDS, writeExpression } from '../../src/integrations/dynamodb-expression-text';
import { RequestValue } from '../../src/mapping';

const value = DynamoDbAttribute.string(RequestValue.query('x'));

function write(expression: DynamoDbExpression, words?: readonly string[]) {
  return writeExpression(new ExpressionScope(), 'filter', expression, words);
}

test.each([
  ['status = :a', '#n0 = :v0', ['status']],
  ['a.b[0].c <> :a', '#n0.#n1[0].#n2 <> :v0', ['a']],
  ['NOT (size > :a and size(size) >= :a) OR a IN (:a)', 'NOT (#n0 > :v0 and size(#n0) >= :v1) OR #n1 IN (:v2)', ['size', 'a']],
  ['contains (tags, :a)', 'contains (#n0, :v0)', ['tags']],
  ['a=:a', '#n0=:v0', ['a']],
  ['set = :a', '#n0 = :v0', ['set']],
])('%s', (expression, text, attributes) => {
  expect(write({ expression, values: { ':a': value } })).toEqual({ text, attributes });
});

test('names with other characters come by placeholders', () => {
  expect(write({ expression: '#x.y = #z', names: { '#x': 'a-b', '#z': 'c' } })).toEqual({ text: '#n0.#n1 = #n2', attributes: ['a-b', 'c'] });
});

test('updates have words of their own', () => {
  expect(write({ expression: 'SET a = b REMOVE c' }, UPDATE_WORDS).text).toBe('SET #n0 = #n1 REMOVE #n2');
});

test.each<[DynamoDbExpression, string]>([
  [{ expression: ' ' }, "'filter' is empty"],
  [{ expression: 'a = :a' }, "'filter' uses :a, which its 'values' do not hold: 'a = :a'"],
  [{ expression: '#a = b' }, "'filter' uses #a, which its 'names' do not hold"],
  [{ expression: 'a = b', values: { ':a': value } }, "'filter' does not use :a: 'a = b'"],
  [{ expression: 'a = b', names: { '#a': 'x' } }, "'filter' does not use #a"],
  [{ expression: "a = 'x'" }, "'filter' cannot be an expression from ''x'' on: give values as :placeholders"],
  [{ expression: 'a = "x"' }, "'filter' cannot be an expression from"],
  [{ expression: 'a = $input.path' }, "'filter' cannot be an expression from '$input.path' on"],
  [{ expression: 'a = 1' }, "'filter' cannot be an expression from '1' on"],
  [{ expression: 'a = :toString' }, "'filter' uses :toString, which its 'values' do not hold"],
  [{ expression: 'a = :a', values: { ':a': DynamoDbAttribute.string(RequestValue.query('x').optional()) } }, "'filter' needs :a to be there: use or() instead of optional()"],
])('fails: %j', (expression, message) => {
  expect(() => write(expression)).toThrow(message);
});

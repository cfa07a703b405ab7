import { sortedByKey } from '../../src/private/sorted';

test('renders alike whatever the order', () => {
  expect(JSON.stringify(sortedByKey([['b', 1], ['a', 2], ['C', 3]]))).toBe('{"C":3,"a":2,"b":1}');
});

import { matchesPattern } from '../../../src/stores/patterns/pattern';

test.each<[object, object, boolean]>([
  [{ a: ['x', 'y'] }, { a: 'y' }, true],
  [{ a: ['x'] }, { a: ['z', 'x'] }, true],
  [{ a: ['x'] }, {}, false],
  [{ a: [null] }, { a: null }, true],
  [{ a: [1] }, { a: '1' }, false],
  [{ a: { b: [{ prefix: 'x' }] } }, { a: { b: 'xyz' } }, true],
  [{ a: { b: [{ suffix: 'x' }] } }, { a: { b: 'xyz' } }, false],
  [{ a: { b: ['x'] } }, { a: [{ b: 'y' }, { b: 'x' }] }, true],
  [{ a: { b: ['x'] } }, { a: 'x' }, false],
  [{ a: [{ 'anything-but': ['x', { prefix: 'y' }] }] }, { a: 'z' }, true],
  [{ a: [{ 'anything-but': ['x', { prefix: 'y' }] }] }, { a: 'yes' }, false],
  [{ a: [{ 'anything-but': 'x' }] }, {}, false],
  [{ a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 5 }, true],
  [{ a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 6 }, false],
  [{ a: [{ numeric: ['=', 0] }] }, { a: '0' }, false],
  [{ a: [{ exists: false }] }, { b: 1 }, true],
  [{ a: [{ exists: true }] }, { a: null }, true],
  [{ a: [{ exists: true }] }, { a: [] }, false],
  [{ a: [{ 'equals-ignore-case': 'X' }] }, { a: 'x' }, true],
  [{ $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'y' }, true],
  [{ $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'z' }, false],
  [{ constructor: [{ exists: true }] }, {}, false],
  [{ toString: [{ exists: false }] }, {}, true],
])('%j and %j: %s', (pattern, event, expected) => {
  expect(matchesPattern(pattern as Record<string, unknown>, event as Record<string, unknown>)).toBe(expected);
});

test.each(['cidr', 'constructor'])('fails for the comparison %s', (name) => {
  expect(() => matchesPattern({ a: [{ [name]: 'x' }] }, { a: 'x' })).toThrow(`the comparison '${name}' of a pattern is not emulated`);
});

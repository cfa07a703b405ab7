import { fromJs, JavaArray, JavaArrayList, JavaMap, JavaThrowable, toJavaString, type JavaValue } from '../../src/java/values';

test.each<[unknown, string]>([
  [null, 'null'],
  [true, 'true'],
  ['text', 'text'],
  [12, '12'],
  [1.5, '1.5'],
  [{ foo: 'bar' }, '{foo=bar}'],
  [{ param1: 'Hello', param2: 'World' }, '{param1=Hello, param2=World}'],
  [{ a: { b: null } }, '{a={b=null}}'],
  [{}, '{}'],
  [[], '[]'],
  [{ foo: [{ nested: 'bar' }] }, '{foo=[{"nested":"bar"}]}'],
  [[{ foo: 'bar' }], '[{"foo":"bar"}]'],
  [[1, 1.5, null, true, 'a"b\\c/d\n\u2028\u0085'], '[1,1.5,null,true,"a\\"b\\\\c\\/d\\n\\u2028\\u0085"]'],
])('%j prints as %s', (value, text) => {
  expect(toJavaString(fromJs(value))).toBe(text);
});

test.each<[JavaValue, string]>([
  [JavaArrayList.holding(['a', 'b"', null, 1n]), '[a, b", null, 1]'],
  [JavaArrayList.holding([[['x']], new JavaMap([['k', ['y']]])]), '[[["x"]], {k=["y"]}]'],
  [['x', JavaArrayList.holding(['y'])], '["x",["y"]]'],
])('a list that a template made prints its elements\' text: %j', (value, text) => {
  expect(toJavaString(value)).toBe(text);
});

test('what holds itself directly prints a name for itself', () => {
  const map = new JavaMap();
  map.set('self', map);
  const list = new JavaArrayList();
  list.push(list);
  expect(toJavaString(map)).toBe('{self=(this Map)}');
  expect(toJavaString(list)).toBe('[(this Collection)]');
});

describe('fails', () => {
  test('for an array, as Java prints its address', () => {
    expect(() => toJavaString(new JavaMap([['a', JavaArray.holding(['b'])]]))).toThrow(/memory address/);
  });

  test('for a list of JSON that holds itself', () => {
    const list: JavaValue[] = [];
    list.push(new JavaMap([['list', list]]));
    expect(() => toJavaString(list)).toThrow(new JavaThrowable('VirtualMachineError', 'nested deeper than 1000 levels'));
  });

  test('for values that multiply', () => {
    let map = new JavaMap([['text', 'x'.repeat(100)]]);
    for (let level = 0; level < 100; level += 1) {
      map = new JavaMap([['a', map], ['b', map]]);
    }
    expect(() => toJavaString(map)).toThrow('more than 16000000 characters of text');
  });
});

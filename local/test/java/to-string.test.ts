import { fromJs, toJavaString } from '../../src/java/values';

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

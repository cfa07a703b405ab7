import { fromJs, JavaDecimal, JavaDouble, JavaMap } from '../../src/java/values';

test('plain data becomes what Java holds', () => {
  const map = fromJs({ a: 1, b: [1.5, -0, 'x', null, undefined, true], c: new Map([['d', 2]]) });

  expect(map).toEqual(new JavaMap([
    ['a', 1n],
    ['b', [new JavaDouble(1.5), new JavaDouble(-0), 'x', null, null, true]],
    ['c', new JavaMap([['d', 2n]])],
  ]));
});

test('values that are Java\'s already are kept', () => {
  const decimal = new JavaDecimal(15n, 1);
  const double = new JavaDouble(2);
  expect(fromJs([decimal, double, 12345678901234567890n])).toEqual([decimal, double, 12345678901234567890n]);
});

test('only own keys are taken, whatever they are called', () => {
  const value: unknown = JSON.parse('{"__proto__": 1, "constructor": 2}');
  const map = fromJs(Object.assign(Object.create({ inherited: 3 }) as object, value));
  expect(map).toBeInstanceOf(JavaMap);
  expect(fromJs(value)).toEqual(new JavaMap([['__proto__', 1n], ['constructor', 2n]]));
  expect(map instanceof JavaMap && map.has('inherited')).toBe(false);
});

test.each([[() => 1], [Symbol('s')]])('fails for %p', (value) => {
  expect(() => fromJs(value)).toThrow(TypeError);
});

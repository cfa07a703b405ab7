import { BoundedCache } from '../../src/java/bounded-cache';

test('a value is made once', () => {
  const make = jest.fn(() => ({}));
  const cache = new BoundedCache<object>(2);

  expect(cache.get('a', make)).toBe(cache.get('a', make));
  expect(make).toHaveBeenCalledTimes(1);
});

test('the oldest value gives way to one too many', () => {
  const cache = new BoundedCache<object>(2);
  const first = cache.get('a', () => ({}));
  const second = cache.get('b', () => ({}));
  cache.get('c', () => ({}));

  expect(cache.get('b', () => ({}))).toBe(second);
  expect(cache.get('a', () => ({}))).not.toBe(first);
});

test('fails as the function fails, and keeps nothing', () => {
  const cache = new BoundedCache<string>(1);
  expect(() => cache.get('a', () => { throw new Error('no'); })).toThrow('no');
  expect(cache.get('a', () => 'yes')).toBe('yes');
});

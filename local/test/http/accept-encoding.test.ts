import { preferredCoding } from '../../src/http/accept-encoding';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['gzip', 'gzip'],
  ['*', '*'],
  ['deflate;q=0.2 , gzip ; q=0.3', 'gzip'],
  ['gzip;level=1;q=0.5, br', 'br'],
  ['gzip;q=0', undefined],
  [';q=1', undefined],
])('%s prefers %s', (header, expected) => {
  expect(preferredCoding(header)).toBe(expected);
});

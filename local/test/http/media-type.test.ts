import { forAccept, forContentType } from '../../src/http/media-type';

const CHOICES = new Map([['application/json', 'json'], ['text/plain', 'text']]);

test.each([
  [undefined, 'json'], ['', 'json'], ['text/plain', 'text'], ['TEXT/plain; charset=utf-8', 'text'], ['text/html', undefined],
])('for the content type %s it is %s', (header, expected) => {
  expect(forContentType(CHOICES, header)).toBe(expected);
});

test('$default takes what is left', () => {
  expect(forContentType(new Map([...CHOICES, ['$default', 'rest']]), 'text/html')).toBe('rest');
});

test('what a client accepts falls back to JSON, then to the first', () => {
  expect(forAccept(CHOICES, 'text/plain')).toEqual({ type: 'text/plain', value: 'text' });
  expect(forAccept(CHOICES, 'text/html')).toEqual({ type: 'application/json', value: 'json' });
  expect(forAccept(new Map([['text/xml', 'xml']]), undefined)).toEqual({ type: 'text/xml', value: 'xml' });
  expect(forAccept(new Map(), 'text/xml')).toBeUndefined();
});

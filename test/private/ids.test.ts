import { methodId, pathId, webSocketRouteId } from '../../src/private/ids';

test('an id can be read', () => {
  expect(pathId('/orders/{id}')).toBe('~orders~{id}');
  expect(methodId('GET', '/orders/{id}')).toBe('GET~orders~{id}');
});

test('different keys have different ids', () => {
  const paths = ['/', '/a/b', '/a-b', '/a.b', '/ab', '/a', '/GET', '/Default', '/Resource', '/{a}', '/{a+}'];
  const ids = paths.flatMap((path) => [pathId(path), methodId('GET', path), methodId('ANY', path)]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('different keys of WebSocket routes have different ids without slashes', () => {
  const keys = ['a/b', 'a~b', 'a~1b', 'a~0b', 'ab', 'a-b', '$connect', 'connect'];
  const ids = keys.map(webSocketRouteId);
  expect(new Set(ids).size).toBe(keys.length);
  expect(ids.join('')).not.toContain('/');
});

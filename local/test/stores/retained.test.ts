import { Retained } from '../../src/stores/retained';

test('the oldest go when there are too many', () => {
  const retained = new Retained<string>({ maxEntries: 2, maxBytes: 100 });
  for (const id of ['a', 'b', 'c']) {
    retained.add(id, id.toUpperCase(), 1);
  }
  expect([...retained]).toEqual(['B', 'C']);
  expect([retained.get('a'), retained.get('c')]).toEqual([undefined, 'C']);
});

test('the oldest go when they are too large together', () => {
  const retained = new Retained<string>({ maxEntries: 100, maxBytes: 10 });
  retained.add('a', 'a', 6);
  retained.add('b', 'b', 4);
  retained.add('a', 'again', 5);
  retained.add('c', 'c', 2);
  expect([...retained]).toEqual(['again', 'c']);
  retained.delete('again');
  retained.add('d', 'd', 11);
  expect([...retained]).toEqual([]);
});

test('what is deleted makes room', () => {
  const retained = new Retained<string>({ maxEntries: 100, maxBytes: 10 });
  retained.add('a', 'a', 10);
  retained.delete('a');
  retained.add('b', 'b', 10);
  expect([...retained]).toEqual(['b']);
  retained.clear();
  expect([...retained]).toEqual([]);
});

import { HeaderBag } from '../../src/http/header-bag';

test('a header is found in any casing, and keeps the casing it was set in', () => {
  const bag = HeaderBag.from({ 'X-One': 'a', 'X-Many': ['b', 'c'] });
  bag.append('x-one', 'd');
  expect([bag.get('X-ONE'), bag.all('x-many'), bag.has('x-gone'), bag.get('x-gone')]).toEqual(['d', ['b', 'c'], false, undefined]);
  expect({ ...bag.toValues() }).toEqual({ 'X-One': ['a', 'd'], 'X-Many': ['b', 'c'] });
  expect({ ...bag.toJoined() }).toEqual({ 'X-One': 'a, d', 'X-Many': 'b, c' });
});

test('setting replaces, casing included; a default does not', () => {
  const bag = HeaderBag.from({ 'X-One': ['a', 'b'] });
  bag.setDefault('x-one', 'c');
  expect(bag.all('X-One')).toEqual(['a', 'b']);
  bag.set('x-ONE', 'd');
  bag.setDefault('X-Two', 'e');
  expect({ ...bag.toValues() }).toEqual({ 'x-ONE': 'd', 'X-Two': 'e' });
});

test('a copy is one of its own', () => {
  const bag = HeaderBag.from({ 'X-One': 'a' });
  const copy = bag.copy();
  copy.append('X-One', 'b');
  copy.delete('x-two');
  expect(bag.all('X-One')).toEqual(['a']);
});

import { Recent } from '../src/recent';

test('keeps the newest', () => {
  const recent = new Recent<number>(3);
  const { items } = recent;
  [1, 2, 3, 4, 5].forEach((item) => recent.add(item));
  expect(items).toEqual([3, 4, 5]);
  recent.clear();
  recent.add(6);
  expect(items).toEqual([6]);
});

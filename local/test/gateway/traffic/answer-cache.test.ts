import type { Reply } from '../../../src/gateway/answer/reply';
import { AnswerCache } from '../../../src/gateway/traffic/answer-cache';
import { HeaderBag } from '../../../src/http/header-bag';

function reply(body: string): Reply {
  return { status: 200, headers: HeaderBag.from({ 'X-A': 'a' }), body: Buffer.from(body), traced: true };
}

function textOf(cache: AnswerCache, key: string, now = 0): string | undefined {
  return cache.get(key, now)?.body.toString();
}

test('an answer is kept until its time is over', () => {
  const cache = new AnswerCache();
  cache.set('a', reply('one'), 10);
  expect([textOf(cache, 'a', 9), textOf(cache, 'a', 10), textOf(cache, 'a', 9)]).toEqual(['one', undefined, undefined]);
});

test('what is done to an answer does not change the one that is kept', () => {
  const cache = new AnswerCache();
  const first = reply('one');
  cache.set('a', first, 10);
  first.body.fill('x');
  const second = cache.get('a', 0);
  second?.headers.set('X-B', 'b');
  second?.body.fill('y');
  expect(cache.get('a', 0)).toEqual(reply('one'));
});

test('when it is full, the answer that was not asked for longest gives way', () => {
  const cache = new AnswerCache(3 * 1_030);
  for (const key of ['a', 'b', 'c']) {
    cache.set(key, reply('1234'), 10);
  }
  expect(textOf(cache, 'a')).toBe('1234');
  cache.set('d', reply('1234'), 10);
  expect(['a', 'b', 'c', 'd'].map((key) => textOf(cache, key))).toEqual(['1234', undefined, '1234', '1234']);
});

test('an answer that is replaced leaves its room', () => {
  const cache = new AnswerCache(2 * 1_030);
  for (let index = 0; index < 10; index += 1) {
    cache.set('a', reply('1234'), 10);
  }
  cache.set('b', reply('1234'), 10);
  expect([textOf(cache, 'a'), textOf(cache, 'b')]).toEqual(['1234', '1234']);
});

test('long keys take room too', () => {
  const cache = new AnswerCache(4_000);
  cache.set('a', reply(''), 10);
  cache.set('k'.repeat(1_000), reply(''), 10);
  expect(textOf(cache, 'a')).toBeUndefined();
});

test('fails to keep an answer that is too large, and forgets the one before it', () => {
  const cache = new AnswerCache();
  cache.set('a', reply('old'), 10);
  cache.set('a', reply('x'.repeat(1_048_577)), 10);
  cache.set('b', reply('x'.repeat(1_048_576)), 10);
  expect([textOf(cache, 'a'), textOf(cache, 'b')?.length]).toEqual([undefined, 1_048_576]);
});

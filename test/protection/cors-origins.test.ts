import { Lazy, Stack } from 'aws-cdk-lib';
import { checkOrigins } from '../../src/protection/cors-origins';

const scope = new Stack();

test.each([
  [['*']],
  [['https://shop.example']],
  [['http://localhost:3000']],
  [['https://shop.example:8443', 'https://a-b.shop.example']],
  [['http://127.0.0.1:8080', 'http://[::1]:8080']],
  [['capacitor://localhost', 'chrome-extension://abcdefghijklmnop']],
  [[Lazy.string({ produce: () => 'https://known.later' })]],
])('takes %j', (origins) => {
  expect(checkOrigins(origins, scope)).toEqual(origins);
});

test('drops repetitions', () => {
  expect(checkOrigins(['https://a.example', 'https://b.example', 'https://a.example'], scope)).toEqual(['https://a.example', 'https://b.example']);
});

test.each([
  ['https://shop.example/', /without a path or a closing slash/],
  ['https://shop.example/cart', /without a path/],
  ['https://shop.example?x', /scheme:\/\/host/],
  ['https://Shop.example', /in lower case/],
  ['HTTPS://shop.example', /in lower case/],
  ['shop.example', /scheme:\/\/host/],
  ['//shop.example', /scheme:\/\/host/],
  ['https://', /scheme:\/\/host/],
  ['', /scheme:\/\/host/],
  ['https://user@shop.example', /scheme:\/\/host/],
  ['https://shop.example:', /scheme:\/\/host/],
  ['https://shop.example:99999', /ports end at 65535/],
  ['https://shop.example:443', /leave ':443' out/],
  ['http://shop.example:80', /leave ':80' out/],
  ['https://*.shop.example', /wildcards inside one match nothing/],
  ['null', /every sandboxed page/],
  ["https://shop.example'", /scheme:\/\/host/],
  ['https://shop.example\n', /scheme:\/\/host/],
  ['https://$context.domainName', /scheme:\/\/host/],
])('fails for the origin %j', (origin, advice) => {
  expect(() => checkOrigins([origin], scope)).toThrow(advice);
  expect(() => checkOrigins(['https://fine.example', origin], scope)).toThrow(`got '${origin}'`);
});

test('fails for no origin', () => {
  expect(() => checkOrigins([], scope)).toThrow(/'allowOrigins' must name an origin, got none; write for instance \['https:\/\/shop\.example'\]/);
});

test("fails for '*' among others", () => {
  expect(() => checkOrigins(['*', 'https://shop.example'], scope)).toThrow(/must be '\*' alone or origins without it, got \*, https:\/\/shop\.example/);
});

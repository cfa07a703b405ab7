import { Lazy, Stack } from 'aws-cdk-lib';
import { renderTemplate } from '../../local/src/vtl';
import { allowListedOrigin } from '../../src/mapping/cors-origin';
import { ATTACKS } from '../support/attacks';

const A = 'https://a.example';
const B = 'http://b.example:8080';
const SHOW = '#foreach($n in $context.responseOverride.header.keySet())[$n=$context.responseOverride.header.get($n)]#end';

/**
 * The headers that the statements set, each in square brackets.
 */
function headersFor(request: { [name: string]: string }, allowCredentials = false): string {
  const template = `${allowListedOrigin([A, B], allowCredentials)}${SHOW}`;
  return renderTemplate(template, { params: { header: request } });
}

test('prints nothing', () => {
  expect(renderTemplate(`${allowListedOrigin([A, B], true)}body`, { params: { header: { Origin: A, Host: 'x' } } })).toBe('body');
});

test.each([A, B])('answers the listed origin %s', (origin) => {
  expect(headersFor({ Origin: origin })).toBe(`[Access-Control-Allow-Origin=${origin}]`);
});

test.each(['Origin', 'origin', 'ORIGIN', 'oRiGiN'])('finds the header as %s among others', (name) => {
  expect(headersFor({ Host: 'api.example', [name]: B, Accept: '*/*' })).toBe(`[Access-Control-Allow-Origin=${B}]`);
});

test('allows credentials for a listed origin', () => {
  expect(headersFor({ Origin: A }, true)).toBe(`[Access-Control-Allow-Origin=${A}][Access-Control-Allow-Credentials=true]`);
});

test.each([
  'https://evil.example', `${A}.evil`, `${A}:443`, `${A}/`, A.toUpperCase(), 'http://a.example', `${A}, ${B}`, ` ${A}`, 'https://a+example',
  '.*', `${A}|.*`, `[${A}]`, '*', 'null', '', ...ATTACKS,
])('says nothing to the origin %j', (origin) => {
  expect(headersFor({ Origin: origin }, true)).toBe('');
  expect(headersFor({ Origin: `${A}${origin}x` }, true)).toBe('');
});

test('says nothing without an Origin header', () => {
  expect(headersFor({}, true)).toBe('');
  expect(headersFor({ 'X-Origin': A, 'Origin-X': A, 'Origin ': A }, true)).toBe('');
});

test('takes an origin that only the deployment knows', () => {
  const stack = new Stack();
  const template = allowListedOrigin([A, Lazy.string({ produce: () => 'https://later.example' })], false);
  expect(renderTemplate(`${stack.resolve(template)}${SHOW}`, { params: { header: { origin: 'https://later.example' } } }))
    .toBe('[Access-Control-Allow-Origin=https://later.example]');
});

import { ANNA, problem, REQUEST_ID } from '../../tour/step';
import type { Chapter, Step } from '../../tour/step';

const steps: Step[] = [
  {
    title: 'Is the API there? The probe needs no credentials',
    request: { path: '/health', caller: undefined },
    answer: { status: 200, headers: { 'Cache-Control': 'no-store' }, body: { status: 'ok' } },
  },
  {
    title: 'Everything else does',
    kind: 'hostile',
    request: { path: '/orders/o-1', caller: undefined },
    answer: { status: 403, body: { message: 'Missing Authentication Token', requestId: REQUEST_ID } },
  },
  {
    title: 'Who am I?',
    request: { path: '/whoami', headers: { 'User-Agent': 'tour/1.0' } },
    answer: { status: 200, body: { caller: ANNA.arn, userAgent: 'tour/1.0' } },
  },
  {
    title: 'Who am I, if my user agent says that I am root?',
    kind: 'hostile',
    request: { path: '/whoami', headers: { 'User-Agent': '","caller":"root' } },
    answer: { status: 200, body: { caller: ANNA.arn, userAgent: '","caller":"root' } },
  },
  {
    title: 'A client tries how it copes with a throttle',
    kind: 'failure',
    request: { path: '/simulator', headers: { 'X-Simulate': '429' } },
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'A status that cannot be asked for is not answered',
    kind: 'hostile',
    request: { path: '/simulator', headers: { 'X-Simulate': '200, "x": 1' } },
    answer: { status: 200, body: { status: 'ok' } },
  },
  {
    title: 'A browser asks what the shop\'s page may do',
    request: {
      method: 'OPTIONS', path: '/orders/o-1', caller: undefined, headers: { 'Origin': 'https://shop.example', 'Access-Control-Request-Method': 'PUT' },
    },
    answer: {
      status: 204,
      headers: { 'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Allow-Methods': 'DELETE,GET,OPTIONS,PATCH,PUT' },
    },
  },
  {
    title: 'A page of somebody else learns that it is not meant, even from an error',
    kind: 'hostile',
    request: { path: '/nowhere', caller: undefined, headers: { Origin: 'https://evil.example' } },
    answer: {
      status: 403,
      headers: { 'Access-Control-Allow-Origin': 'https://shop.example' },
      body: { message: 'Missing Authentication Token', requestId: REQUEST_ID },
    },
  },
];

/**
 * What the API answers by itself.
 */
export const gateway: Chapter = { title: 'The API itself: mock, authorization and CORS', steps };

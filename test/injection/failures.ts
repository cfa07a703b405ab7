/**
 * What no caller may read.
 */
export const SECRET = 'arn:aws:iam::123456789012:role/inside';

/**
 * What a backend may say beside its status: its own error, that of something between, or nothing of use.
 */
export const BODIES: { readonly [name: string]: string | Buffer } = {
  'an error of AWS': JSON.stringify({ __type: `com.amazon#${SECRET}`, message: SECRET, Error: { Code: SECRET, Message: SECRET } }),
  'an error in XML': `<Error><Code>${SECRET}</Code></Error>`,
  'codes that are no text': JSON.stringify({ __type: { a: SECRET }, Error: [SECRET] }),
  'a page': `<html><body>${SECRET}</body></html>`,
  'nothing': '',
  'a list': JSON.stringify([SECRET]),
  'null': 'null',
  'half of an answer': `{"__type":"${SECRET}`,
  'no text': Buffer.from([0xff, 0xfe, 0x22, 0x00]),
};

/**
 * Statuses of failures, and of answers that are none.
 */
export const STATUSES = [100, 199, 300, 302, 304, 307, 400, 401, 403, 404, 408, 413, 418, 429, 451, 499, 500, 501, 503, 504, 599];

import { isIPv4, isIPv6 } from 'node:net';

interface Format {
  readonly accepts: (text: string) => boolean;
  readonly message: (text: string) => string;
}

const DATE_TIME = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,12})?(Z|[+-]\d\d:?\d\d)$/;
const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;
const HOSTNAME = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
const URI = /^([A-Za-z][A-Za-z0-9+.-]*:)?[^\s"<>\\^`{|}:][^\s"<>\\^`{|}]*$/;

/**
 * The formats that are enforced. Others, `byte` and `date` among them, are not.
 */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date-time', {
    accepts: (text) => DATE_TIME.test(text),
    message: (text) => `string "${text}" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]`,
  }],
  ['email', { accepts: (text) => EMAIL.test(text), message: (text) => `string "${text}" is not a valid email address` }],
  ['hostname', { accepts: (text) => HOSTNAME.test(text), message: (text) => `string "${text}" is not a valid hostname` }],
  ['ipv4', { accepts: isIPv4, message: (text) => `string "${text}" is not a valid IPv4 address` }],
  ['ipv6', { accepts: isIPv6, message: (text) => `string "${text}" is not a valid IPv6 address` }],
  ['regex', { accepts: isRegex, message: (text) => `string "${text}" is not a valid ECMA 262 regular expression` }],
  ['uri', { accepts: (text) => URI.test(text), message: (text) => `string "${text}" is not a valid URI` }],
  ['uuid', { accepts: (text) => UUID.test(text), message: (text) => `input string "${text}" is not a valid UUID` }],
]);

function isRegex(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

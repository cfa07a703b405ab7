import { TemplateError } from '../errors';

const DEFAULT_CIDR_BITS = 8;
const MAX_BLOCKS = 256;

interface AddressKind {
  readonly bits: number;
  readonly parse: (text: string) => bigint | undefined;
  readonly print: (address: bigint) => string;
}

const IPV4: AddressKind = { bits: 32, parse: parseIpv4, print: printIpv4 };
const IPV6: AddressKind = { bits: 128, parse: parseIpv6, print: printIpv6 };

/**
 * Cuts an address block into equal ones, as `Fn::Cidr` does.
 *
 * @param block for instance `10.0.0.0/16`
 * @param count how many
 * @param cidrBits bits of an address that vary inside each of them
 * @throws TemplateError when the block is none, or too small
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 */
export function cidrBlocks(block: string, count: number, cidrBits = DEFAULT_CIDR_BITS): readonly string[] {
  const [addressText, prefixText] = block.split('/');
  const kind = addressText.includes(':') ? IPV6 : IPV4;
  const [address, prefix] = [kind.parse(addressText), Number(prefixText)];
  if (address === undefined || !(Number.isInteger(prefix) && prefix >= 0 && prefix <= kind.bits)) {
    throw new TemplateError(`Fn::Cidr wants an address block such as 10.0.0.0/16, got '${block}'`);
  }
  const newPrefix = kind.bits - cidrBits;
  const available = newPrefix >= prefix ? 2 ** Math.min(newPrefix - prefix, MAX_BLOCKS) : 0;
  if (!(Number.isInteger(count) && count >= 1 && count <= MAX_BLOCKS && count <= available && Number.isInteger(cidrBits) && cidrBits >= 1)) {
    throw new TemplateError(`Fn::Cidr cannot cut ${count} blocks with ${cidrBits} bits each out of '${block}'`);
  }
  const start = address - address % 2n ** BigInt(kind.bits - prefix);
  return Array.from({ length: count }, (_, index) => `${kind.print(start + BigInt(index) * 2n ** BigInt(cidrBits))}/${newPrefix}`);
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return parts.reduce((address, part) => address * 256n + BigInt(part), 0n);
}

function printIpv4(address: bigint): string {
  return digitsOf(address, 4, 256n).join('.');
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::').map((half) => half === '' ? [] : half.split(':'));
  const given = halves.flat();
  const missing = 8 - given.length;
  if (halves.length > 2 || (halves.length === 1 ? missing !== 0 : missing < 1) || !given.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  const groups = [...halves[0], ...Array.from({ length: missing }, () => '0'), ...halves[1] ?? []];
  return groups.reduce((address, group) => address * 65536n + BigInt(`0x${group}`), 0n);
}

/*
 * The longest run of zero groups is left out, as is usual.
 */
function printIpv6(address: bigint): string {
  const groups = digitsOf(address, 8, 65536n).map((group) => group.toString(16)).join(':');
  const [longest = ''] = [...groups.match(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g) ?? []].sort((left, right) => right.length - left.length);
  return longest === '' ? groups : groups.replace(new RegExp(`(^|:)${longest}(:|$)`), '::');
}

function digitsOf(address: bigint, count: number, base: bigint): readonly bigint[] {
  return Array.from({ length: count }, (_, index) => address / base ** BigInt(count - 1 - index) % base);
}

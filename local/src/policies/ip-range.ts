import { BlockList, isIP } from 'node:net';

/**
 * A test of addresses against a range, for instance `203.0.113.0/24`, `2001:DB8::/32` or one address.
 *
 * @returns undefined when the text is no range
 */
export function ipRange(text: string): ((address: string) => boolean) | undefined {
  const [network, prefix, ...more] = text.split('/');
  const family = familyOf(network);
  const bits = family === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : prefixLength(prefix, bits);
  if (family === 0 || length === undefined || more.length > 0) {
    return undefined;
  }
  const range = new BlockList();
  range.addSubnet(network, length, family === 4 ? 'ipv4' : 'ipv6');
  return (address) => familyOf(address) !== 0 && range.check(address, familyOf(address) === 4 ? 'ipv4' : 'ipv6');
}

/*
 * An address of one interface only (`fe80::1%eth0`) is in no range.
 */
function familyOf(address: string): number {
  return address.includes('%') ? 0 : isIP(address);
}

function prefixLength(text: string, bits: number): number | undefined {
  const length = Number(text);
  return /^\d{1,3}$/.test(text) && length <= bits ? length : undefined;
}

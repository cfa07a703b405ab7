import { isRecord } from '../template/cloud-template';

const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/**
 * An element of XML: one for each entry of a list, none for what is absent.
 */
export function xmlElement(name: string, value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (Array.isArray(value)) {
    return value.map((entry) => xmlElement(name, entry)).join('');
  }
  const content = isRecord(value) ? Object.entries(value).map(([child, entry]) => xmlElement(child, entry)).join('') : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => SPECIAL[character]);
}

import { JavaError } from '../errors';

/** What may stand behind base64, by the digits of its last group of four. */
const PADDINGS: ReadonlyArray<readonly string[]> = [[''], [], ['', '=='], ['', '=']];

/**
 * Form encoding, as `java.net.URLEncoder` with UTF-8: a space becomes `+`, a lone surrogate `?`.
 */
export function urlEncode(text: string): string {
  return encodeURIComponent(replaceLoneSurrogates(text))
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/**
 * Form decoding, as `java.net.URLDecoder` with UTF-8: bytes that are no UTF-8 become U+FFFD.
 *
 * @throws JavaError when a percent sign is not followed by two hexadecimal digits
 */
export function urlDecode(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+|%/g, (bytes) => {
    if (bytes === '%') {
      throw new JavaError('IllegalArgumentException', `'${text}' has a percent sign without two hexadecimal digits`);
    }
    return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8');
  });
}

/** Base64 of the text's UTF-8 bytes, a lone surrogate as `?`. */
export function base64Encode(text: string): string {
  return Buffer.from(replaceLoneSurrogates(text), 'utf8').toString('base64');
}

/**
 * The UTF-8 text behind base64, padded or not, as `java.util.Base64` reads it.
 *
 * @throws JavaError for anything that is not base64, where Node would skip it
 */
export function base64Decode(text: string): string {
  const [digits] = /^[A-Za-z0-9+/]*/.exec(text) ?? [''];
  if (!PADDINGS[digits.length % 4].includes(text.slice(digits.length))) {
    throw new JavaError('IllegalArgumentException', 'the text is not base64');
  }
  return Buffer.from(text, 'base64').toString('utf8');
}

function replaceLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}

/**
 * The part of an object that a request asks for.
 */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * Reads a range. S3 takes one; it passes over what it does not understand.
 *
 * @returns `none` when the whole object is meant, `unsatisfiable` when the object has no such bytes
 */
export function readRange(text: string | undefined, size: number): ByteRange | 'none' | 'unsatisfiable' {
  const [, from = '', to = ''] = RANGE.exec(text ?? '') ?? [];
  if (from === '' && to === '') {
    return 'none';
  }
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) {
    return 'none';
  }
  return first >= size || last < first ? 'unsatisfiable' : { first, last };
}

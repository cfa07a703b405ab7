const JSON_TYPE = 'application/json';

/**
 * Picks what is given for a request's content type: exactly that, that without its parameters, or what stands at `$default`.
 *
 * @param header the Content-Type; without one it is JSON
 */
export function forContentType<T>(choices: ReadonlyMap<string, T>, header: string | undefined): T | undefined {
  const contentType = header === undefined || header === '' ? JSON_TYPE : header;
  return choices.get(contentType) ?? choices.get(mediaType(contentType)) ?? choices.get('$default');
}

/**
 * Picks what is given for what a client accepts: the header's last value, else JSON, else the first.
 */
export function forAccept<T>(choices: ReadonlyMap<string, T>, header: string | undefined): { readonly type: string; readonly value: T } | undefined {
  const type = [header, JSON_TYPE].find((candidate) => candidate !== undefined && choices.has(candidate)) ?? [...choices.keys()][0];
  const value = type === undefined ? undefined : choices.get(type);
  return value === undefined ? undefined : { type, value };
}

function mediaType(header: string): string {
  return header.split(';')[0].trim().toLowerCase();
}

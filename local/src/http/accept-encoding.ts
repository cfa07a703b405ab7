/**
 * The content coding that a client likes best; undefined when it names none.
 *
 * @param header value of Accept-Encoding
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.accept-encoding
 */
export function preferredCoding(header: string | undefined): string | undefined {
  let best: { readonly name: string; readonly weight: number } | undefined;
  for (const entry of (header ?? '').split(',')) {
    const [name, ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const weight = weightIn(parameters);
    if (name !== '' && weight > (best?.weight ?? 0)) {
      best = { name, weight };
    }
  }
  return best?.name;
}

function weightIn(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}

/**
 * The binary media types of an API.
 *
 * A header's first entry decides; `*` stands for anything in the API's list only, not in a header.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 */
export class BinaryTypes {
  private readonly types: readonly (readonly [string, string])[];

  constructor(types: readonly string[]) {
    this.types = types.map(splitType).filter((type) => type !== undefined);
  }

  /**
   * Whether a request's body is binary, an empty one included; without a Content-Type it counts as JSON.
   */
  public matchesBody(contentType: string | undefined): boolean {
    return this.matches(contentType ?? 'application/json');
  }

  /**
   * Whether a Content-Type or Accept header names a binary type.
   */
  public matches(header: string | undefined): boolean {
    if (header === undefined || this.types.length === 0) {
      return false;
    }
    const parts = splitType(header.split(',')[0]);
    return parts !== undefined && this.types.some(([type, subtype]) =>
      type === '*' || (type === parts[0] && (subtype === '*' || subtype === parts[1])));
  }
}

function splitType(text: string): readonly [string, string] | undefined {
  const parts = text.split(';')[0].trim().toLowerCase().split('/');
  return parts.length === 2 ? [parts[0], parts[1]] : undefined;
}

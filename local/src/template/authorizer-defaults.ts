/**
 * How long an authorizer's decision is kept when it does not say.
 */
export const DEFAULT_AUTHORIZER_TTL_SECONDS = 300;

/**
 * The places that a comma-separated identity source names.
 */
export function identitySources(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').map((source) => source.trim()).filter((source) => source !== '');
}

const PREFIXES = ['access-control-', 'apigw-', 'x-amz-', 'x-amzn-'];
const NAMES = new Set([
  'authorization', 'connection', 'content-encoding', 'content-length', 'content-location', 'forwarded', 'keep-alive', 'origin', 'proxy-authenticate',
  'proxy-authorization', 'te', 'trailers', 'transfer-encoding', 'upgrade', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'via',
]);

/**
 * Whether a header is one that no mapping may write.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html#http-api-mapping-reserved-headers
 */
export function isReservedHeader(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return NAMES.has(lowerCase) || PREFIXES.some((prefix) => lowerCase.startsWith(prefix));
}

import { UnsupportedFeatureError } from '../errors';
import type { Properties } from './properties';

const PREFIX = 'x-amazon-apigateway-';

type Place = 'components' | 'document' | 'operation' | 'path' | 'scheme' | 'server';

/**
 * Extensions of AWS by where they stand: those read here, and those that no answer depends on.
 */
export type Extensions = Readonly<Record<Place, readonly string[]>>;

/**
 * The extensions of documents of REST APIs.
 */
export const REST_EXTENSIONS: Extensions = {
  components: [],
  document: [
    'api-key-source', 'binary-media-types', 'endpoint-configuration', 'gateway-responses', 'minimum-compression-size', 'policy',
    'request-validator', 'request-validators', 'documentation', 'endpoint-access-mode', 'importexport-version', 'security-policy', 'cors',
  ],
  operation: ['auth', 'integration', 'request-validator', 'documentation'],
  path: ['any-method', 'documentation'],
  scheme: ['authorizer', 'authtype'],
  server: ['endpoint-configuration'],
};

/**
 * The extensions of documents of HTTP APIs, those included that an HTTP API is not made for and leaves out.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 */
export const HTTP_EXTENSIONS: Extensions = { ...REST_EXTENSIONS, components: ['integrations'] };

/**
 * Refuses extensions of AWS that are not known where they stand.
 *
 * @throws UnsupportedFeatureError naming them
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function checkExtensions(properties: Properties, place: Place, extensions = REST_EXTENSIONS): void {
  const known = extensions[place];
  const unknown = Object.keys(properties.all).filter((name) => name.startsWith(PREFIX) && !known.includes(name.slice(PREFIX.length)));
  if (unknown.length > 0) {
    throw new UnsupportedFeatureError(`${properties.owner} has extensions that are not emulated: ${unknown.join(', ')}`);
  }
}

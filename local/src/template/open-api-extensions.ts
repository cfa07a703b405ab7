import { UnsupportedFeatureError } from '../errors';
import type { Properties } from './properties';

const PREFIX = 'x-amazon-apigateway-';

/*
 * Extensions of AWS by where they stand: those read here, and those that no answer of a REST API depends on.
 */
const EXTENSIONS = {
  document: [
    'api-key-source', 'binary-media-types', 'endpoint-configuration', 'gateway-responses', 'minimum-compression-size', 'policy',
    'request-validator', 'request-validators', 'documentation', 'endpoint-access-mode', 'importexport-version', 'security-policy', 'cors',
  ],
  operation: ['auth', 'integration', 'request-validator', 'documentation'],
  path: ['any-method', 'documentation'],
  scheme: ['authorizer', 'authtype'],
  server: ['endpoint-configuration'],
} as const;

/**
 * Refuses extensions of AWS that are not known where they stand.
 *
 * @throws UnsupportedFeatureError naming them
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function checkExtensions(properties: Properties, place: keyof typeof EXTENSIONS): void {
  const known: readonly string[] = EXTENSIONS[place];
  const unknown = Object.keys(properties.all).filter((name) => name.startsWith(PREFIX) && !known.includes(name.slice(PREFIX.length)));
  if (unknown.length > 0) {
    throw new UnsupportedFeatureError(`${properties.owner} has extensions that are not emulated: ${unknown.join(', ')}`);
  }
}

import type { CorsModel } from './http-api-model';
import type { Properties } from './properties';

/*
 * How the parts of a CORS configuration are called where it is written.
 */
interface CorsSpelling {
  readonly allowCredentials: string;
  readonly allowHeaders: string;
  readonly allowMethods: string;
  readonly allowOrigins: string;
  readonly exposeHeaders: string;
  readonly maxAge: string;
}

/**
 * The words of templates.
 */
export const CORS_IN_RESOURCES: CorsSpelling = {
  allowCredentials: 'AllowCredentials',
  allowHeaders: 'AllowHeaders',
  allowMethods: 'AllowMethods',
  allowOrigins: 'AllowOrigins',
  exposeHeaders: 'ExposeHeaders',
  maxAge: 'MaxAge',
};

/**
 * The words of documents.
 */
export const CORS_IN_DOCUMENTS: CorsSpelling = {
  allowCredentials: 'allowCredentials',
  allowHeaders: 'allowHeaders',
  allowMethods: 'allowMethods',
  allowOrigins: 'allowOrigins',
  exposeHeaders: 'exposeHeaders',
  maxAge: 'maxAge',
};

/**
 * Reads the CORS configuration of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function readCors(properties: Properties, spelled: CorsSpelling): CorsModel {
  properties.allow(Object.values(spelled));
  return {
    allowCredentials: properties.boolean(spelled.allowCredentials),
    allowHeaders: properties.strings(spelled.allowHeaders),
    allowMethods: properties.strings(spelled.allowMethods),
    allowOrigins: properties.strings(spelled.allowOrigins),
    exposeHeaders: properties.strings(spelled.exposeHeaders),
    maxAgeSeconds: properties.number(spelled.maxAge),
  };
}

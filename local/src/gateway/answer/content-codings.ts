import { promisify } from 'node:util';
import { deflate, gunzip, gzip, inflate, type InputType, type ZlibOptions } from 'node:zlib';

interface ContentCoding {
  readonly compress: (body: InputType) => Promise<Buffer>;
  readonly decompress: (body: InputType, options: ZlibOptions) => Promise<Buffer>;
}

/**
 * The content codings that API Gateway speaks, besides `identity`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html
 */
export const CONTENT_CODINGS: ReadonlyMap<string, ContentCoding> = new Map([
  ['gzip', { compress: promisify<InputType, Buffer>(gzip), decompress: promisify<InputType, ZlibOptions, Buffer>(gunzip) }],
  ['deflate', { compress: promisify<InputType, Buffer>(deflate), decompress: promisify<InputType, ZlibOptions, Buffer>(inflate) }],
]);

/**
 * The coding that leaves a body as it is.
 */
export const IDENTITY = 'identity';

import { TemplateError } from '../errors';
import type { OpenApiDocument } from './open-api-document';
import { checkExtensions, type Extensions } from './open-api-extensions';
import { Properties } from './properties';

const ANY_METHOD = 'x-amazon-apigateway-any-method';
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', ANY_METHOD];

/**
 * An operation of a document.
 */
export interface DocumentOperation {
  /**
   * In capitals; `ANY` for every other one of its path.
   */
  readonly httpMethod: string;

  /**
   * Path as the document writes it, without the base path.
   */
  readonly path: string;
  readonly properties: Properties;

  /**
   * The path that the operation stands in.
   */
  readonly item: Properties;
}

/**
 * The operations of a document, in its order.
 *
 * @param pathless what may stand where paths stand
 * @throws TemplateError for what is no path, UnsupportedFeatureError for extensions of AWS that are not known
 */
export function operationsOf(document: OpenApiDocument, extensions: Extensions, pathless: readonly string[] = []): readonly DocumentOperation[] {
  return Object.entries(document.root.record('paths')).filter(([path]) => !path.startsWith('x-')).flatMap(([path, declared]) => {
    const owner = `${document.owner}, ${path}`;
    if (!path.startsWith('/') && !pathless.includes(path)) {
      throw new TemplateError(`${owner} is no path; write '/${path}'`);
    }
    return operationsIn(new Properties(owner, document.dereferenced(declared, owner)), path, document, extensions);
  });
}

function operationsIn(item: Properties, path: string, document: OpenApiDocument, extensions: Extensions): readonly DocumentOperation[] {
  checkExtensions(item, 'path', extensions);
  if (item.has('trace')) {
    document.warnings.push(`${item.owner} has a TRACE operation, which API Gateway leaves out`);
  }
  return METHODS.flatMap((name) => {
    const declared = item.child(name);
    if (!declared) {
      return [];
    }
    const httpMethod = name === ANY_METHOD ? 'ANY' : name.toUpperCase();
    const properties = new Properties(`${document.owner}, ${httpMethod} ${path}`, declared.all);
    checkExtensions(properties, 'operation', extensions);
    return [{ httpMethod, path, properties, item }];
  });
}

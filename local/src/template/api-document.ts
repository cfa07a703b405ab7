import { basename } from 'node:path';
import { TemplateError } from '../errors';
import { readBasePath, type BasePathMode } from './base-path';
import { isRecord } from './cloud-template';
import { parseDocument } from './document-text';
import { readHttpDocument, type HttpDocumentPart } from './http-document-reader';
import { withImportVariables } from './import-variables';
import type { OpenApiSource } from './open-api-document';
import { readOpenApi, type OpenApiPart } from './open-api-reader';
import { Properties } from './properties';
import type { StackResource } from './stack-resource';
import { reading } from './template-values';

const BASE_PATH_MODES: readonly Uppercase<BasePathMode>[] = ['IGNORE', 'PREPEND', 'SPLIT'];

/**
 * Reads the OpenAPI document of a REST API; undefined when there is none.
 *
 * @throws TemplateError when it cannot be read
 */
export function readApiDocument(api: StackResource): OpenApiPart | undefined {
  const parameters = api.properties.child('Parameters')?.allow(['basepath'], ['endpointConfigurationTypes', 'ignore']);
  const source = documentSource(api, parameters?.choice('basepath', BASE_PATH_MODES));
  return source && readOpenApi(source);
}

/**
 * Reads the OpenAPI document of an HTTP API; undefined when there is none.
 *
 * @throws TemplateError when it cannot be read
 */
export function readHttpApiDocument(api: StackResource): HttpDocumentPart | undefined {
  const source = documentSource(api, api.properties.choice('BasePath', BASE_PATH_MODES));
  return source && readHttpDocument(source);
}

/*
 * The document of an API stands in the template or lies beside it.
 */
function documentSource(api: StackResource, basePathMode: Uppercase<BasePathMode> = 'IGNORE'): OpenApiSource | undefined {
  const document = documentOf(api);
  if (document === undefined) {
    return undefined;
  }
  if (!isRecord(document)) {
    throw new TemplateError(`${api.owner} wants an OpenAPI document as 'Body'`);
  }
  const root = new Properties(`the document of ${api.owner}`, withImportVariables(document, api.stack.environment) as Record<string, unknown>);
  return { apiId: api.id, owner: api.owner, root, basePath: readBasePath(root, basePathMode.toLowerCase() as BasePathMode) };
}

function documentOf(api: StackResource): unknown {
  const { properties } = api;
  const location = properties.child('BodyS3Location');
  const body = properties.value('Body');
  if (location && body !== undefined) {
    throw new TemplateError(`${api.owner} has both 'Body' and 'BodyS3Location'; keep one of them`);
  }
  if (location) {
    const key = location.allow(['Bucket', 'ETag', 'Key', 'Version']).requiredString('Key');
    const text = reading(`${api.owner}, BodyS3Location`, () => api.stack.readAsset(basename(key)));
    return parseDocument(text, `the document '${key}' of ${api.owner}`);
  }
  return typeof body === 'string' ? parseDocument(body, `the document of ${api.owner}`) : body;
}

import { readGatewayResponse } from './gateway-response-reader';
import { readRestAuthorizer } from './open-api-authorization';
import { OpenApiDocument, type OpenApiSource } from './open-api-document';
import { checkExtensions, REST_EXTENSIONS, type Extensions } from './open-api-extensions';
import { readOperations } from './open-api-operations';
import { OpenApiSecurity } from './open-api-security';
import type { Properties } from './properties';
import { API_KEY_SOURCES, type RestApiModel } from './rest-api-model';

/**
 * What an OpenAPI document says of a REST API.
 */
export type OpenApiPart =
  & Pick<RestApiModel, 'binaryMediaTypes' | 'methods' | 'schemas' | 'authorizers' | 'gatewayResponses' | 'warnings'>
  & Partial<Pick<RestApiModel, 'apiKeySource' | 'disableExecuteApiEndpoint' | 'endpointType' | 'minimumCompressionSize' | 'name' | 'policy' | 'vpcEndpointIds'>>;

/**
 * Reads an OpenAPI 3.0 or 3.1 or Swagger 2.0 document with AWS's extensions.
 *
 * @throws TemplateError when the document is wrong, UnsupportedFeatureError for extensions of AWS that are not known
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function readOpenApi(source: OpenApiSource): OpenApiPart {
  const { root } = source;
  checkExtensions(root, 'document');
  const document = new OpenApiDocument(source);
  const security = new OpenApiSecurity(document, readRestAuthorizer, REST_EXTENSIONS);
  if (root.has('x-amazon-apigateway-cors')) {
    document.warnings.push(`${root.owner} has 'x-amazon-apigateway-cors', which is for HTTP APIs; a REST API does not use it`);
  }
  return {
    name: root.child('info')?.string('title'),
    binaryMediaTypes: root.strings('x-amazon-apigateway-binary-media-types'),
    methods: readOperations(document, security),
    schemas: document.schemas,
    authorizers: security.authorizers(),
    gatewayResponses: new Map(root.entries('x-amazon-apigateway-gateway-responses').map(([type, response]) => [type, readGatewayResponse(response, {
      statusCode: 'statusCode', responseParameters: 'responseParameters', responseTemplates: 'responseTemplates',
    })])),
    policy: root.value('x-amazon-apigateway-policy'),
    apiKeySource: root.choice('x-amazon-apigateway-api-key-source', API_KEY_SOURCES),
    minimumCompressionSize: root.number('x-amazon-apigateway-minimum-compression-size'),
    ...readDocumentEndpoint(root, REST_EXTENSIONS),
    warnings: document.warnings,
  };
}

/**
 * Reads what a document says of the endpoint, at the root of a Swagger document, in a server of another one.
 */
export function readDocumentEndpoint(
  root: Properties, extensions: Extensions,
): Pick<OpenApiPart, 'disableExecuteApiEndpoint' | 'endpointType' | 'vpcEndpointIds'> {
  const servers = root.children('servers');
  for (const server of servers) {
    checkExtensions(server, 'server', extensions);
  }
  const described = [root, ...servers].map((owner) => owner.child('x-amazon-apigateway-endpoint-configuration')).find((found) => found !== undefined);
  described?.allow(['disableExecuteApiEndpoint', 'types', 'vpcEndpointIds'], ['ipAddressType']);
  return described === undefined ? {} : {
    disableExecuteApiEndpoint: described.boolean('disableExecuteApiEndpoint'),
    endpointType: described.strings('types')[0]?.toUpperCase(),
    vpcEndpointIds: described.strings('vpcEndpointIds'),
  };
}

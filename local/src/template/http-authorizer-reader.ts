import { TemplateError } from '../errors';
import type { HttpAuthorizerModel } from './http-api-model';
import type { AuthorizerReader } from './open-api-security';
import type { Properties } from './properties';
import type { StackResource } from './stack-resource';

const TYPES = ['JWT', 'REQUEST'] as const;
const VERSIONS = ['1.0', '2.0'] as const;

/*
 * AWS keeps decisions only where it is told how long.
 */
const NO_CACHE_SECONDS = 0;

/*
 * How the parts of an authorizer are called where it is written.
 */
interface AuthorizerSpelling {
  readonly audience: string;
  readonly credentials: string;
  readonly issuer: string;
  readonly jwt: string;
  readonly payloadFormatVersion: string;
  readonly simpleResponses: string;
  readonly ttlSeconds: string;
  readonly type: string;
  readonly uri: string;
}

const IN_RESOURCES: AuthorizerSpelling = {
  audience: 'Audience',
  credentials: 'AuthorizerCredentialsArn',
  issuer: 'Issuer',
  jwt: 'JwtConfiguration',
  payloadFormatVersion: 'AuthorizerPayloadFormatVersion',
  simpleResponses: 'EnableSimpleResponses',
  ttlSeconds: 'AuthorizerResultTtlInSeconds',
  type: 'AuthorizerType',
  uri: 'AuthorizerUri',
};

const IN_DOCUMENTS: AuthorizerSpelling = {
  audience: 'audience',
  credentials: 'authorizerCredentials',
  issuer: 'issuer',
  jwt: 'jwtConfiguration',
  payloadFormatVersion: 'authorizerPayloadFormatVersion',
  simpleResponses: 'enableSimpleResponses',
  ttlSeconds: 'authorizerResultTtlInSeconds',
  type: 'type',
  uri: 'authorizerUri',
};

/**
 * Reads an `AWS::ApiGatewayV2::Authorizer` of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html
 */
export function readHttpAuthorizer(authorizer: StackResource): HttpAuthorizerModel {
  const properties = authorizer.properties.allow([...partsOf(IN_RESOURCES), 'ApiId', 'IdentitySource', 'Name'], ['IdentityValidationExpression']);
  return {
    id: authorizer.id,
    name: properties.string('Name') ?? authorizer.logicalId,
    identitySources: properties.strings('IdentitySource'),
    ...readParts(properties, IN_RESOURCES),
  };
}

/**
 * Reads an authorizer of a document of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export const readHttpDocumentAuthorizer: AuthorizerReader<HttpAuthorizerModel> = (authorizer, _scheme, names) => {
  authorizer.allow([...partsOf(IN_DOCUMENTS), 'identitySource'], ['identityValidationExpression']);
  const sources = authorizer.string('identitySource')?.split(',').map((source) => source.trim()) ?? [];
  return { ...names, identitySources: sources.filter((source) => source !== ''), ...readParts(authorizer, IN_DOCUMENTS) };
};

function partsOf({ audience: _audience, issuer: _issuer, ...parts }: AuthorizerSpelling): readonly string[] {
  return Object.values(parts);
}

function readParts(properties: Properties, spelled: AuthorizerSpelling): Omit<HttpAuthorizerModel, 'id' | 'name' | 'identitySources'> {
  const jwt = properties.child(spelled.jwt)?.allow([spelled.audience, spelled.issuer]);
  return {
    type: properties.requiredChoice(spelled.type, TYPES),
    issuer: jwt?.string(spelled.issuer),
    audience: jwt?.strings(spelled.audience) ?? [],
    uri: properties.string(spelled.uri),
    credentials: properties.string(spelled.credentials),
    payloadFormatVersion: readPayloadFormatVersion(properties, spelled.payloadFormatVersion),
    enableSimpleResponses: properties.boolean(spelled.simpleResponses),
    ttlSeconds: properties.number(spelled.ttlSeconds) ?? NO_CACHE_SECONDS,
  };
}

/**
 * Reads the version of a payload, which may be written as a number; the first when none is written.
 *
 * @throws TemplateError for a version that there is not
 */
export function readPayloadFormatVersion(properties: Properties, name: string): '1.0' | '2.0' {
  const given = properties.string(name) ?? '1.0';
  const found = VERSIONS.find((version) => version === given || version === `${given}.0`);
  if (!found) {
    throw new TemplateError(`${properties.owner} has the ${name} '${given}'; use ${VERSIONS.join(' or ')}`);
  }
  return found;
}

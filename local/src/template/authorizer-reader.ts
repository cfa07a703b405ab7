import type { Properties } from './properties';
import type { AuthorizerModel } from './rest-api-model';
import type { StackResource } from './stack-resource';

const TYPES = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;
const DEFAULT_TTL_SECONDS = 300;

/*
 * How the parts of an authorizer are called where it is written.
 */
interface AuthorizerSpelling {
  readonly credentials: string;
  readonly identitySource: string;
  readonly identityValidation: string;
  readonly providerArns: string;
  readonly ttlSeconds: string;
  readonly type: string;
  readonly uri: string;
}

const IN_RESOURCES: AuthorizerSpelling = {
  credentials: 'AuthorizerCredentials',
  identitySource: 'IdentitySource',
  identityValidation: 'IdentityValidationExpression',
  providerArns: 'ProviderARNs',
  ttlSeconds: 'AuthorizerResultTtlInSeconds',
  type: 'Type',
  uri: 'AuthorizerUri',
};

/**
 * Reads an `AWS::ApiGateway::Authorizer`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html
 */
export function readAuthorizer(authorizer: StackResource): AuthorizerModel {
  const properties = authorizer.properties.allow([...Object.values(IN_RESOURCES), 'Name', 'RestApiId'], ['AuthType']);
  return { id: authorizer.id, name: properties.string('Name') ?? authorizer.logicalId, ...readAuthorizerParts(properties, IN_RESOURCES) };
}

/**
 * Reads what resources and documents say of an authorizer alike.
 */
export function readAuthorizerParts(properties: Properties, spelled: AuthorizerSpelling): Omit<AuthorizerModel, 'id' | 'name'> {
  return {
    type: properties.requiredChoice(spelled.type, TYPES),
    uri: properties.string(spelled.uri),
    credentials: properties.string(spelled.credentials),
    identitySources: identitySources(properties.string(spelled.identitySource)),
    identityValidation: properties.string(spelled.identityValidation),
    ttlSeconds: properties.number(spelled.ttlSeconds) ?? DEFAULT_TTL_SECONDS,
    providerArns: properties.strings(spelled.providerArns),
  };
}

/*
 * The places that a comma-separated identity source names.
 */
function identitySources(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').map((source) => source.trim()).filter((source) => source !== '');
}

import {
  arnOf, domainOf, globalArnOf, idOf, identified, joined, named, propertyOf, regionOf, uuid, type NamedResource, type NamingRules,
} from './naming';

const CLIENT_ID_LENGTH = 26;
const USER_POOL_ID = joined(regionOf, '_', (resource) => idOf(resource).slice(0, 9));
const USER_POOL_PROVIDER = joined('cognito-idp.', regionOf, '.', domainOf, '/', USER_POOL_ID);
const CLIENT_ID: (resource: NamedResource) => string = (resource) => uuid(resource).replaceAll('-', '').slice(0, CLIENT_ID_LENGTH);
const KEY_ARN = arnOf('kms', joined('key/', uuid));
const SECRET_ARN = arnOf('secretsmanager', joined('secret:', named('Name'), '-', (resource) => idOf(resource).slice(0, 6)));
const POLICY = named('ManagedPolicyName');

/**
 * Names of who may do something, and of keys and secrets.
 */
export const IDENTITY_NAMES: NamingRules = {
  'AWS::CertificateManager::Certificate': identified(arnOf('acm', joined('certificate/', uuid)), []),
  'AWS::Cognito::IdentityPool': identified(joined(regionOf, ':', uuid), [], { Name: named('IdentityPoolName') }),
  'AWS::Cognito::UserPool': identified(USER_POOL_ID, ['UserPoolId'], {
    Arn: arnOf('cognito-idp', joined('userpool/', USER_POOL_ID)),
    ProviderName: USER_POOL_PROVIDER,
    ProviderURL: joined('https://', USER_POOL_PROVIDER),
  }),
  'AWS::Cognito::UserPoolClient': identified(CLIENT_ID, ['ClientId'], { ClientSecret: joined('secret', uuid), Name: named('ClientName') }),
  'AWS::Cognito::UserPoolDomain': identified(named('Domain'), []),
  'AWS::Cognito::UserPoolGroup': identified(named('GroupName'), []),
  'AWS::Cognito::UserPoolResourceServer': identified(named('Identifier'), []),
  'AWS::Cognito::UserPoolUser': identified(named('Username'), []),
  'AWS::IAM::Group': identified(named('GroupName'), [], { Arn: globalArnOf('iam', joined('group/', named('GroupName'))) }),
  'AWS::IAM::InstanceProfile': identified(named('InstanceProfileName'), [], {
    Arn: globalArnOf('iam', joined('instance-profile/', named('InstanceProfileName'))),
  }),
  'AWS::IAM::ManagedPolicy': identified(globalArnOf('iam', joined('policy/', POLICY)), ['PolicyArn']),
  'AWS::IAM::Policy': identified(named('PolicyName'), ['Id']),
  'AWS::IAM::Role': identified(named('RoleName'), [], {
    Arn: globalArnOf('iam', joined('role', rolePath, named('RoleName'))),
    RoleId: joined('AROA', (resource) => idOf(resource).toUpperCase()),
  }),
  'AWS::IAM::User': identified(named('UserName'), [], { Arn: globalArnOf('iam', joined('user/', named('UserName'))) }),
  'AWS::KMS::Alias': identified(propertyOf('AliasName'), []),
  'AWS::KMS::Key': identified(uuid, ['KeyId'], { Arn: KEY_ARN }),
  'AWS::KMS::ReplicaKey': identified(uuid, ['KeyId'], { Arn: KEY_ARN }),
  'AWS::SecretsManager::Secret': identified(SECRET_ARN, ['Id']),
  'AWS::SecretsManager::SecretTargetAttachment': identified(propertyOf('SecretId'), ['Id']),
  'AWS::SSM::Parameter': identified(named('Name'), [], { Type: propertyOf('Type'), Value: propertyOf('Value') }),
};

function rolePath(resource: NamedResource): string {
  const path = resource.property('Path');
  return typeof path === 'string' ? path : '/';
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A type as the jsii assembly writes it. */
interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

interface Member {
  readonly name: string;
  readonly docs?: { readonly summary?: string; readonly default?: string };
  readonly optional?: boolean;
  readonly type?: TypeReference;
  readonly overrides?: string;
  readonly parameters?: readonly { readonly name: string; readonly type: TypeReference }[];
  readonly returns?: { readonly type: TypeReference };
}

interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly kind: string;
  readonly datatype?: boolean;
  readonly docs?: { readonly summary?: string };
  readonly initializer?: { readonly parameters?: Member['parameters'] };
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
}

const assembly: { readonly types: { readonly [fqn: string]: Type } } = JSON.parse(readFileSync(join(__dirname, '..', '.jsii'), 'utf8'));
const types = Object.values(assembly.types);

/** Every type that a user can meet, and where. */
const uses: [string, TypeReference][] = types.flatMap((type) => [
  ...(type.initializer?.parameters ?? []).map((parameter): [string, TypeReference] => [`${type.name}(${parameter.name})`, parameter.type]),
  ...(type.properties ?? []).map((property): [string, TypeReference] => [`${type.name}.${property.name}`, property.type!]),
  ...(type.methods ?? []).flatMap((method): [string, TypeReference][] => [
    ...(method.parameters ?? []).map((parameter): [string, TypeReference] => [`${type.name}.${method.name}(${parameter.name})`, parameter.type]),
    ...(method.returns ? [[`${type.name}.${method.name}()`, method.returns.type] as [string, TypeReference]] : []),
  ]),
]);

function flat(type: TypeReference): TypeReference[] {
  if (type.collection) return flat(type.collection.elementtype);
  if (type.union) return [type, ...type.union.types.flatMap(flat)];
  return [type];
}

function usesOf(wrong: (type: TypeReference) => boolean): string[] {
  return uses.filter(([, type]) => flat(type).some(wrong)).map(([where]) => where);
}

test('there is a public API to look at', () => {
  expect(types.length).toBeGreaterThan(50);
  expect(uses.length).toBeGreaterThan(200);
});

test('no any', () => {
  expect(usesOf((type) => type.primitive === 'any' || type.primitive === 'json')).toEqual([]);
});

test('no unions', () => {
  expect(usesOf((type) => type.union !== undefined)).toEqual([]);
});

test('no L1 types', () => {
  expect(usesOf((type) => /\.Cfn[A-Z]/.test(type.fqn ?? ''))).toEqual([]);
});

test('no class of AWS CDK where its interface would do', () => {
  const concrete = ['aws_sqs.Queue', 'aws_dynamodb.Table', 'aws_dynamodb.TableV2', 'aws_s3.Bucket', 'aws_sns.Topic', 'aws_kinesis.Stream', 'aws_lambda.Function',
    'aws_events.EventBus', 'aws_stepfunctions.StateMachine', 'aws_iam.Role', 'aws_kms.Key', 'aws_logs.LogGroup', 'aws_apigateway.RestApi', 'aws_apigateway.Stage',
    'aws_apigatewayv2.HttpApi', 'aws_apigatewayv2.HttpStage', 'aws_apigatewayv2.WebSocketApi', 'aws_apigatewayv2.WebSocketStage'];
  expect(usesOf((type) => concrete.some((name) => type.fqn === `aws-cdk-lib.${name}`))).toEqual([]);
});

test('no ARNs in properties where a resource would do', () => {
  const arns = types.filter((type) => type.datatype && !type.name.endsWith('IntegrationConfig')) // what a bind returns is rendered, not typed in by a user
    .flatMap((type) => (type.properties ?? []).filter(({ name }) => /Arns?$/.test(name)).map(({ name }) => `${type.name}.${name}`));
  expect(arns).toEqual([]);
});

test('everything has a first line of documentation', () => {
  const silent = types.flatMap((type) => [
    ...(type.docs?.summary ? [] : [type.name]),
    ...[...(type.properties ?? []), ...(type.methods ?? [])].filter((member) => !member.docs?.summary && !member.overrides).map((member) => `${type.name}.${member.name}`),
  ]);
  expect(silent).toEqual([]);
});

test('every optional property says its default', () => {
  const silent = types.filter((type) => type.datatype)
    .flatMap((type) => (type.properties ?? []).filter((property) => property.optional && !property.docs?.default).map((property) => `${type.name}.${property.name}`));
  expect(silent).toEqual([]);
});

test('every interface is a struct, or begins with I', () => {
  const propTypes = types.filter((type) => type.kind === 'interface' && !type.datatype && !/^I[A-Z]/.test(type.name));
  expect(propTypes.map((type) => type.name)).toEqual([]);
});

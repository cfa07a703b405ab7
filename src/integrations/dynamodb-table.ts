import { ArnFormat, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { COMMON_ERRORS } from './aws-service-error';
import { answer, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { RestIntegrationResponse } from './route-integration';
import { missingItemTemplate } from '../mapping/dynamodb-answer';
import { JsonTemplate } from '../mapping/json-template';
import { problemTemplate } from '../mapping/response-template';

const READS = ['GetItem', 'Query', 'Scan'];

/**
 * What a table needs of its key: a read decrypts, a write encrypts as well.
 */
const READ_KEY = ['kms:Decrypt'];
const WRITE_KEY = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];

const ERRORS = [
  { code: 'ConditionalCheckFailed|TransactionConflict|ReplicatedWriteConflict', status: 409 },
  { code: 'ItemCollectionSizeLimitExceeded|ValidationException|SerializationException', status: 400 },
];

/**
 * What the actions of a table have in common. `action/…` needs no target header: API Gateway writes it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
export function dynamoDbCall(table: ITable, action: string): Pick<ServiceCall, 'service' | 'target' | 'region' | 'errors'> {
  return { service: 'dynamodb', target: `action/${action}`, region: placeOf(table).region, errors: ERRORS };
}

/**
 * The member of a call that names its table: by its ARN where it may belong to another account.
 */
export function tableName(table: ITable): { [member: string]: JsonTemplate } {
  const comparison = Token.compareStrings(placeOf(table).account, Stack.of(table).account);
  const here = [TokenComparison.SAME, TokenComparison.BOTH_UNRESOLVED].includes(comparison);
  return { TableName: JsonTemplate.literal(here ? table.tableName : table.tableArn) };
}

/**
 * Answers to errors where a failed condition may mean that there is no item: such a call asks for the item with
 * `ReturnValuesOnConditionCheckFailure`.
 */
export function missingItemFailures(): RestIntegrationResponse[] {
  return [
    answer(400, missingItemTemplate([...ERRORS, ...COMMON_ERRORS]), '4\\d{2}'),
    answer(503, problemTemplate(503), '503'),
    answer(502, problemTemplate(502)),
  ];
}

/**
 * Exactly one action on the table, or on one index of it, and what its key needs for that.
 *
 * `table.grant()` would add every index of the table.
 */
export function dynamoDbRights(table: ITable, action: string, indexName?: string): IntegrationRights {
  const name = `dynamodb:${action}`;
  return {
    action: name,
    resource: table,
    detail: indexName,
    grant: (role: iam.IRole) => {
      const arn = indexName === undefined ? table.tableArn : `${table.tableArn}/index/${indexName}`;
      iam.Grant.addToPrincipal({ grantee: role, actions: [name], resourceArns: [arn] });
      table.encryptionKey?.grant(role, ...(READS.includes(action) ? READ_KEY : WRITE_KEY));
    },
  };
}

/**
 * Region and account of a table. An imported one tells them by its ARN only.
 */
function placeOf(table: ITable): { readonly region: string; readonly account: string } {
  if (Token.isUnresolved(table.tableArn)) return table.env;
  const { region = table.env.region, account = table.env.account } = Stack.of(table).splitArn(table.tableArn, ArnFormat.SLASH_RESOURCE_NAME);
  return { region, account };
}

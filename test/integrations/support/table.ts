import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, ITable, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LocalRoutes } from './local-route';
import type { BackendAnswer } from '../../../local/src';
import type { IRestIntegration } from '../../../src/integrations';

/**
 * A table with a sort key, and indexes.
 */
export function newTable(stack: Stack): Table {
  const table = new Table(stack, 'Table', {
    tableName: 'orders',
    partitionKey: { name: 'id', type: AttributeType.STRING },
    sortKey: { name: 'at', type: AttributeType.NUMBER },
  });
  table.addGlobalSecondaryIndex({ indexName: 'by-owner', partitionKey: { name: 'owner', type: AttributeType.STRING }, sortKey: { name: 'data', type: AttributeType.BINARY } });
  table.addLocalSecondaryIndex({ indexName: 'by-status', sortKey: { name: 'status', type: AttributeType.STRING } });
  return table;
}

/**
 * A table with a key of its own.
 */
export function newEncryptedTable(stack: Stack): Table {
  return new Table(stack, 'Encrypted', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: new Key(stack, 'Key'),
  });
}

/**
 * A table of which the app knows no more than its ARN.
 */
export function importedTable(stack: Stack): ITable {
  return Table.fromTableArn(stack, 'Imported', 'arn:aws:dynamodb:eu-west-1:111122223333:table/other');
}

/**
 * A request whose body is JSON.
 */
export interface TableRequest {
  readonly path: string;
  readonly query?: { [name: string]: string };
  readonly body?: unknown;
}

/**
 * A route onto a table, in this process.
 */
export class TableRoute {
  private readonly routes: LocalRoutes;

  constructor(stack: Stack, private readonly routeKey: string, integration: IRestIntegration) {
    this.routes = new LocalRoutes(stack, { [routeKey]: integration });
  }

  /**
   * What DynamoDB is told, nothing where the call is refused.
   */
  public async told(request: Partial<TableRequest> = {}): Promise<unknown> {
    this.routes.answer = { status: 200, body: '{}' };
    const [method, path] = this.routeKey.split(' ');
    const { status } = await this.routes.invoke({ method, path, ...request, body: JSON.stringify(request.body ?? {}) });
    const { call } = this.routes;
    if (status === 400) {
      expect(call.body.toString()).toBe('{}');
      return undefined;
    }
    expect(call.problems ?? []).toEqual([]);
    return JSON.parse(call.body.toString());
  }

  /**
   * What the caller gets where DynamoDB answers so.
   */
  public async answered(answer: BackendAnswer, request: TableRequest): Promise<{ status: number; body: unknown; headers: object }> {
    this.routes.answer = answer;
    const { status, body, headers } = await this.routes.invoke({ method: this.routeKey.split(' ')[0], ...request, body: JSON.stringify(request.body ?? {}) });
    return { status, headers, body: body.length === 0 ? undefined : JSON.parse(body.toString()) };
  }
}

/**
 * An error as DynamoDB writes it.
 */
export function dynamoDbError(code: string, more: object = {}): BackendAnswer {
  return { status: 400, body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message: 'arn:aws:dynamodb:secret', ...more }) };
}

/**
 * Statements of the roles that API Gateway takes on.
 */
export function roleStatements(stack: Stack): unknown[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policies.flatMap((policy) => (policy.Properties as { PolicyDocument: { Statement: unknown[] } }).PolicyDocument.Statement);
}

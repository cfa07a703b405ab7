import { App, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  DynamoDbAttribute, DynamoDbDeleteItem, DynamoDbGetItem, DynamoDbPutItem, DynamoDbQuery, DynamoDbReturnValues, DynamoDbScan, DynamoDbSortKey,
  DynamoDbUpdateItem, RestRouteIntegration,
} from '../../../src/integrations';
import { RequestValue } from '../../../src/mapping';

/**
 * Tables with keys of every type, and routes for every action on them.
 */
export class OrdersStack extends Stack {
  private readonly api = new RestApi(this, 'Api', { cloudWatchRole: false });

  constructor() {
    super(new App(), 'Orders');
    this.addKeyRoutes('text', AttributeType.STRING);
    this.addKeyRoutes('number', AttributeType.NUMBER);
    this.addKeyRoutes('binary', AttributeType.BINARY);
    this.addOrderRoutes();
  }

  private addRoute(routeKey: string, integration: RestRouteIntegration): void {
    const [method, path] = routeKey.split(' ');
    this.api.root.resourceForPath(path).addMethod(method, integration.toRestIntegration());
  }

  private table(name: string, partitionKey: string, type: AttributeType, sortKey?: string): Table {
    return new Table(this, name, {
      tableName: name,
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: partitionKey, type },
      sortKey: sortKey === undefined ? undefined : { name: sortKey, type: AttributeType.NUMBER },
    });
  }

  /** One attribute is the key, of the type that the table is named after. */
  private addKeyRoutes(name: string, type: AttributeType): void {
    const table = this.table(name, 'key', type);
    const key = { key: RequestValue.query('key') };
    this.addRoute(`GET /${name}`, new DynamoDbGetItem(table, { key, consistentRead: true }));
    this.addRoute(`PUT /${name}`, new DynamoDbPutItem(table, { key }));
    this.addRoute(`POST /${name}`, new DynamoDbPutItem(table, { key: { key: RequestValue.body('key') }, itemFromBody: RequestValue.wholeBody() }));
    this.addRoute(`PATCH /${name}`, new DynamoDbUpdateItem(table, { key, set: { value: DynamoDbAttribute.json(RequestValue.body('value')) } }));
    this.addRoute(`DELETE /${name}`, new DynamoDbDeleteItem(table, { key }));
    this.addRoute(`GET /${name}/page`, new DynamoDbScan(table));
  }

  private addOrderRoutes(): void {
    const table = this.table('orders', 'customer', AttributeType.STRING, 'at');
    table.addGlobalSecondaryIndex({
      indexName: 'by-status',
      partitionKey: { name: 'status', type: AttributeType.STRING },
      sortKey: { name: 'at', type: AttributeType.NUMBER },
      projectionType: ProjectionType.ALL,
    });
    const customer = RequestValue.path('customer');
    const key = { customer, at: RequestValue.path('at') };
    this.addRoute('GET /orders/{customer}/{at}', new DynamoDbGetItem(table, { key, projection: ['status', 'lines[0].sku', '["a name"]'] }));
    this.addRoute('PUT /orders/{customer}/{at}', new DynamoDbPutItem(table, { key, ifExists: true }));
    this.addRoute('POST /orders/{customer}/{at}', new DynamoDbPutItem(table, { key, ifNotExists: true }));
    this.addRoute('PATCH /orders/{customer}/{at}', new DynamoDbUpdateItem(table, {
      key,
      set: { status: DynamoDbAttribute.string(RequestValue.body('status').optional()), note: DynamoDbAttribute.json(RequestValue.body('note').optional()) },
      add: { changes: DynamoDbAttribute.number(RequestValue.body('changes').optional()), tags: DynamoDbAttribute.stringSet(RequestValue.body('tags').optional()) },
      deleteFromSet: { numbers: DynamoDbAttribute.numberSet(RequestValue.body('numbers').optional()) },
      ifExists: true,
      condition: { expression: 'status <> :closed', values: { ':closed': DynamoDbAttribute.string(RequestValue.literal('closed')) } },
    }));
    this.addRoute('DELETE /orders/{customer}/{at}', new DynamoDbDeleteItem(table, { key, ifExists: true, returnValues: DynamoDbReturnValues.ALL_OLD }));
    this.addRoute('POST /orders', new DynamoDbPutItem(table, {
      item: {
        customer: DynamoDbAttribute.string(RequestValue.body('customer')),
        at: DynamoDbAttribute.number(RequestValue.body('at')),
        status: DynamoDbAttribute.string(RequestValue.body('status').or('open')),
        urgent: DynamoDbAttribute.boolean(RequestValue.body('urgent').optional()),
        photo: DynamoDbAttribute.binary(RequestValue.body('photo').optional()),
        tags: DynamoDbAttribute.stringSet(RequestValue.body('tags').optional()),
        numbers: DynamoDbAttribute.numberSet(RequestValue.body('numbers').optional()),
        photos: DynamoDbAttribute.binarySet(RequestValue.body('photos').optional()),
        lines: DynamoDbAttribute.json(RequestValue.body('lines').optional()),
        gone: DynamoDbAttribute.nullValue(),
      },
    }));
    this.addRoute('GET /orders/{customer}', new DynamoDbQuery(table, {
      partitionKey: { customer },
      sortKey: { at: DynamoDbSortKey.greaterThanOrEqualTo(RequestValue.query('since').optional()) },
      maxLimit: 10,
      limit: RequestValue.query('limit').or('10'),
      numbersAsStrings: true,
    }));
    this.addRoute('GET /between/{customer}', new DynamoDbQuery(table, {
      partitionKey: { customer },
      sortKey: { at: DynamoDbSortKey.between(RequestValue.query('from'), RequestValue.query('to')) },
      scanIndexForward: false,
      projection: ['at'],
    }));
    this.addRoute('GET /status/{status}', new DynamoDbQuery(table, {
      indexName: 'by-status',
      partitionKey: { status: RequestValue.path('status') },
      filter: {
        expression: 'size(customer) < :longest AND NOT contains(note, :word)',
        values: {
          ':longest': DynamoDbAttribute.number(RequestValue.query('longest').or('100')),
          ':word': DynamoDbAttribute.string(RequestValue.query('without').or('-')),
        },
      },
    }));
    this.addRoute('GET /orders', new DynamoDbScan(table, {
      filter: { expression: 'status = :status', values: { ':status': DynamoDbAttribute.string(RequestValue.query('status').or('open')) } },
      maxLimit: 1000,
    }));
    this.addRoute('POST /counts/{customer}', new DynamoDbUpdateItem(table, {
      key: { customer, at: RequestValue.literal('0') },
      updateExpression: {
        expression: 'SET n = if_not_exists(n, :zero) + :one REMOVE #odd',
        names: { '#odd': 'a name' },
        values: {
          ':zero': DynamoDbAttribute.number(RequestValue.literal('0')),
          ':one': DynamoDbAttribute.number(RequestValue.query('by').or('1')),
        },
      },
      returnValues: DynamoDbReturnValues.UPDATED_NEW,
    }));
  }
}

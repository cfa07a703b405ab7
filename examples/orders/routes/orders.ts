import {
  DynamoDbAttribute, DynamoDbDeleteItem, DynamoDbGetItem, DynamoDbPutItem, DynamoDbQuery, DynamoDbReturnValues, DynamoDbScan, DynamoDbSortKey,
  DynamoDbUpdateItem, RequestValue,
} from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import { ORDER, RESERVATION } from './schemas';
import { BY_CUSTOMER } from '../resources/database';
import type { Database } from '../resources/database';

/**
 * Orders and stock, kept in DynamoDB.
 */
export function addOrderRoutes(api: RestGateway, { orders, stock }: Database): void {
  const order = { id: RequestValue.path('id') };

  api.addRoute('GET /orders/{id}', new DynamoDbGetItem(orders, { key: order }), { operationName: 'getOrder' });

  api.addRoute('PUT /orders/{id}', new DynamoDbPutItem(orders, {
    key: order,
    itemFromBody: RequestValue.wholeBody(),
    item: {
      status: DynamoDbAttribute.string(RequestValue.literal('new')),
      createdBy: DynamoDbAttribute.string(RequestValue.context('identity.userArn')),
    },
    ifNotExists: true,
  }), { operationName: 'createOrder', requestBody: ORDER });

  api.addRoute('PATCH /orders/{id}', new DynamoDbUpdateItem(orders, {
    key: order,
    set: {
      'address.street': DynamoDbAttribute.string(RequestValue.body('street').optional()),
      'gift': DynamoDbAttribute.boolean(RequestValue.body('gift').optional()),
    },
    add: { changes: DynamoDbAttribute.number(RequestValue.literal('1')) },
    condition: { expression: 'status = :new', values: { ':new': DynamoDbAttribute.string(RequestValue.literal('new')) } },
    ifExists: true,
  }));

  api.addRoute('DELETE /orders/{id}', new DynamoDbDeleteItem(orders, { key: order, returnValues: DynamoDbReturnValues.ALL_OLD }));

  api.addRoute('GET /orders', new DynamoDbScan(orders, {
    filter: { expression: 'status = :status', values: { ':status': DynamoDbAttribute.string(RequestValue.query('status').or('new')) } },
    projection: ['id', 'customerId', 'status'],
  }));

  api.addRoute('GET /customers/{customerId}/orders', new DynamoDbQuery(orders, {
    indexName: BY_CUSTOMER,
    partitionKey: { customerId: RequestValue.path('customerId') },
    sortKey: { placedAt: DynamoDbSortKey.greaterThanOrEqualTo(RequestValue.query('since').optional()) },
    scanIndexForward: false,
  }));

  addStockRoutes(api, stock);
}

function addStockRoutes(api: RestGateway, stock: Database['stock']): void {
  const key = { sku: RequestValue.path('sku'), warehouse: RequestValue.path('warehouse') };
  const quantity = DynamoDbAttribute.number(RequestValue.body('quantity'));

  api.addRoute('GET /stock/{sku}/{warehouse}', new DynamoDbGetItem(stock, { key, consistentRead: true, projection: ['quantity'] }));

  api.addRoute('POST /stock/{sku}/{warehouse}/reservations', new DynamoDbUpdateItem(stock, {
    key,
    updateExpression: { expression: 'SET quantity = quantity - :pieces', values: { ':pieces': quantity } },
    condition: { expression: 'quantity >= :pieces', values: { ':pieces': quantity } },
    returnValues: DynamoDbReturnValues.UPDATED_NEW,
  }), { requestBody: RESERVATION });
}

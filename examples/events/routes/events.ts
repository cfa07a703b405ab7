import {
  DynamoDbGetItem, DynamoDbPutItem, EventBridgePutEvents, KinesisPutRecord, RequestValue, SqsSendMessage, ThroughFunction,
} from 'cdk-apigateway-patterns';
import type { IHttpGateway } from 'cdk-apigateway-patterns';
import type { Inbox } from '../resources/inbox';

/**
 * What comes in goes straight onto AWS; states of orders are read and written through the function that HTTP APIs need for tables.
 */
export function addEventRoutes(api: IHttpGateway, inbox: Inbox): void {
  const key = { id: RequestValue.path('id') };
  api.addRoute('POST /events', new EventBridgePutEvents(inbox.bus, { source: 'shop.web', detailType: RequestValue.query('type') }));
  api.addRoute('POST /customers/{customer}/orders', new SqsSendMessage(inbox.orders, {
    groupId: RequestValue.path('customer'),
    deduplicationId: RequestValue.context('requestId'),
  }));
  api.addRoute('POST /clicks/{session}', new KinesisPutRecord(inbox.clicks, { partitionKey: RequestValue.path('session') }));
  api.addRoute('PUT /orders/{id}/state', new ThroughFunction(new DynamoDbPutItem(inbox.states, { key })));
  api.addRoute('GET /orders/{id}/state', new ThroughFunction(new DynamoDbGetItem(inbox.states, { key })));
}

import {
  ElementValue, EventBridgePutEvents, MessageAttribute, RequestValue, SnsPublish, SqsDeleteMessage, SqsReceiveMessage, SqsSendMessage,
  SqsSendMessageBatch,
} from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import { Duration } from 'aws-cdk-lib';
import { ORDER } from './schemas';
import type { Messaging } from '../resources/messaging';

/**
 * Queues, topics and the bus.
 */
export function addMessageRoutes(api: RestGateway, messaging: Messaging): void {
  addQueueRoutes(api, messaging);
  addNewsRoutes(api, messaging);
}

function addQueueRoutes(api: RestGateway, { notes, packing }: Messaging): void {
  api.addRoute('POST /packing', new SqsSendMessage(packing, {
    messageAttributes: {
      channel: MessageAttribute.string(RequestValue.header('X-Channel').or('web')),
      priority: MessageAttribute.number(RequestValue.query('priority').optional()),
    },
  }), { requestBody: ORDER });

  api.addRoute('POST /packing/batch', new SqsSendMessageBatch(packing, {
    entries: RequestValue.body('orders'),
    messageAttributes: { customer: MessageAttribute.string(ElementValue.member('customerId')) },
  }));

  api.addRoute('GET /packing', new SqsReceiveMessage(packing, {
    maxNumberOfMessages: 5,
    waitTime: Duration.seconds(5),
    messageAttributeNames: ['channel'],
  }));

  api.addRoute('DELETE /packing', new SqsDeleteMessage(packing), { requiredQueryParameters: ['receiptHandle'] });

  api.addRoute('POST /customers/{customerId}/notes', new SqsSendMessage(notes, {
    messageBody: RequestValue.body('text'),
    groupId: RequestValue.path('customerId'),
    deduplicationId: RequestValue.header('Idempotency-Key'),
  }), { requiredHeaders: ['Idempotency-Key'] });
}

function addNewsRoutes(api: RestGateway, { announcements, events, history }: Messaging): void {
  api.addRoute('POST /announcements', new SnsPublish(announcements, {
    message: RequestValue.body('text'),
    subject: RequestValue.body('subject').optional(),
    messageAttributes: { audience: MessageAttribute.string(RequestValue.body('audience').or('everybody')) },
  }));

  api.addRoute('POST /orders/{id}/history', new SnsPublish(history, {
    message: RequestValue.wholeBody(),
    groupId: RequestValue.path('id'),
    deduplicationId: RequestValue.header('Idempotency-Key'),
  }));

  api.addRoute('POST /events', new EventBridgePutEvents(events, { source: 'shop.web', detailType: RequestValue.query('type') }));
}

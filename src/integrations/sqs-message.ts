import { MessageAttribute, messageAttributes } from './message-attribute';
import type { MessageOrder } from './sqs-queue';
import { textOf } from '../mapping/json-parts';
import { JsonTemplate } from '../mapping/json-template';
import type { MappedValue } from '../mapping/mapped-value';

/**
 * The members that a message has alone and in a batch.
 */
export function sqsMessage(
  body: MappedValue, order: MessageOrder, deduplicationId?: JsonTemplate, attributes?: { [name: string]: MessageAttribute },
): { [member: string]: JsonTemplate } {
  const { groupId, delay } = order;
  return {
    MessageBody: textOf(body),
    ...messageAttributes(attributes),
    ...(delay && { DelaySeconds: JsonTemplate.literalNumber(delay.toSeconds()) }),
    ...(groupId && { MessageGroupId: JsonTemplate.string(groupId) }),
    ...(deduplicationId && { MessageDeduplicationId: deduplicationId }),
  };
}

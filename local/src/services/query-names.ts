/**
 * Names of SQS's parameters in its form protocol where the published model, which is of the JSON protocol, calls them otherwise.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
const SQS_NAMES: Readonly<Record<string, string>> = {
  AttributeNames: 'AttributeName',
  Attributes: 'Attribute',
  MessageAttributeNames: 'MessageAttributeName',
  MessageAttributes: 'MessageAttribute',
  MessageSystemAttributeNames: 'MessageSystemAttributeName',
  MessageSystemAttributes: 'MessageSystemAttribute',
  tags: 'Tag',
};

const SQS_BATCH_OPERATIONS = ['ChangeMessageVisibilityBatch', 'DeleteMessageBatch', 'SendMessageBatch'];

/**
 * Name of a member in a service's form protocol.
 */
export function formName(service: string, operation: string, member: string): string {
  if (service !== 'sqs') {
    return member;
  }
  return member === 'Entries' && SQS_BATCH_OPERATIONS.includes(operation) ? `${operation}RequestEntry` : SQS_NAMES[member] ?? member;
}

/**
 * Names of a map's keys and values in a form.
 */
export function entryNames(service: string, key: string | undefined, value: string | undefined): readonly [string, string] {
  return service === 'sqs' ? ['Name', 'Value'] : [key ?? 'key', value ?? 'value'];
}

/**
 * Members whose shape in the published model is narrower than what the service takes, by model, shape and member: what their shape must be.
 *
 * The attributes that `ReceiveMessage` of SQS is asked for were those of messages before they had a parameter of their own, and still are.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export const MODEL_CORRECTIONS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  sqs: { ReceiveMessageRequest: { AttributeNames: 'MessageAttributeNameList' } },
};

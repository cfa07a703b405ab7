import type { Shop } from './shop';

interface Received {
  readonly Messages?: readonly { readonly Body: string; readonly ReceiptHandle: string }[];
}

/**
 * Takes every message out of a queue.
 */
export async function received(shop: Shop, QueueUrl: string): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await shop.emulators.json<Received>('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 });
    if (Messages.length === 0) return bodies;
    for (const { Body, ReceiptHandle } of Messages) {
      bodies.push(Body);
      await shop.emulators.json('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle });
    }
  }
}

/**
 * Makes a queue.
 *
 * @returns its URL and its ARN
 */
export async function newQueue(
  shop: Shop, name: string, attributes: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly arn: string }> {
  const { QueueUrl } = await shop.emulators.json<{ QueueUrl: string }>('sqs', 'CreateQueue', { QueueName: name, Attributes: attributes });
  const url = new URL(QueueUrl).pathname.split('/').slice(-2).join('/');
  return { url: `https://sqs.us-east-1.amazonaws.com/${url}`, arn: `arn:aws:sqs:us-east-1:123456789012:${name}` };
}

/*
 * What stands before the dot of `X-Amz-Target`, of the services that are recorded or documented to work without the header in an
 * `action/` URI. EventBridge is known to need it.
 */
const TARGET_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['dynamodb', 'DynamoDB_20120810'],
  ['firehose', 'Firehose_20150804'],
  ['kinesis', 'Kinesis_20131202'],
  ['states', 'AWSStepFunctions'],
]);

/**
 * The `X-Amz-Target` that API Gateway adds for an action of a service; undefined where it adds none.
 */
export function autoTarget(service: string, action: string): string | undefined {
  const prefix = TARGET_PREFIXES.get(service);
  return prefix && `${prefix}.${action}`;
}

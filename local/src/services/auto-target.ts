import { ServiceModel } from './service-model';

/*
 * Recorded or documented to work without X-Amz-Target in an `action/` URI. EventBridge is known to need the header.
 */
const SERVICES = ['dynamodb', 'firehose', 'kinesis', 'states'];

/**
 * The `X-Amz-Target` that API Gateway adds for an action of a service; undefined where it adds none.
 */
export function autoTarget(service: string, action: string): string | undefined {
  const prefix = SERVICES.includes(service) ? ServiceModel.of(service)?.targetPrefix : undefined;
  return prefix && `${prefix}.${action}`;
}

import { autoTarget } from '../../src/services/auto-target';
import { ServiceModel } from '../../src/services/service-model';

test.each(['dynamodb', 'firehose', 'kinesis', 'states'])('an action of %s has the target that the service publishes', (service) => {
  expect(autoTarget(service, 'Act')).toBe(`${ServiceModel.of(service)?.targetPrefix}.Act`);
});

test.each(['events', 'sqs', 's3', 'ssm', '__proto__'])('an action of %s has none by itself', (service) => {
  expect(autoTarget(service, 'Act')).toBeUndefined();
});

import { App, Aws, Lazy, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DataIds } from '../../src/private/data-ids';

function newIds(): { stack: Stack; ids: DataIds } {
  const stack = new Stack(new App(), 'Shop');
  return { stack, ids: new DataIds(stack) };
}

test('equal data has one id, other data another', () => {
  const { ids } = newIds();
  expect(ids.idOf({ uri: 'a', headers: { x: '1' } })).toBe(ids.idOf({ uri: 'a', headers: { x: '1' } }));
  expect(ids.idOf({ uri: 'a', headers: { x: '1' } })).not.toBe(ids.idOf({ uri: 'a', headers: { x: '2' } }));
});

test('what is left out makes no difference', () => {
  const { ids } = newIds();
  expect(ids.idOf({ uri: 'a', timeout: undefined })).toBe(ids.idOf({ uri: 'a' }));
});

test('tokens count for what they stand for', () => {
  const { ids } = newIds();
  const region = (): string => Lazy.string({ produce: () => Aws.REGION });
  expect(ids.idOf({ uri: region() })).toBe(ids.idOf({ uri: region() }));
  expect(ids.idOf({ uri: region() })).not.toBe(ids.idOf({ uri: Aws.ACCOUNT_ID }));
});

test('an id is the same in every synthesis, whatever came before', () => {
  const [one, two] = [newIds(), newIds()];
  new Queue(two.stack, 'Before');
  two.ids.idOf({ uri: 'before' });
  expect(one.ids.idOf({ arn: new Queue(one.stack, 'Queue').queueArn })).toBe(two.ids.idOf({ arn: new Queue(two.stack, 'Queue').queueArn }));
});

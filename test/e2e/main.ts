import type { Check } from './check';
import { dynamodb } from './checks/dynamodb';
import { events } from './checks/events';
import { firehose } from './checks/firehose';
import { kinesis } from './checks/kinesis';
import { s3 } from './checks/s3';
import { sns } from './checks/sns';
import { sqs } from './checks/sqs';
import { states } from './checks/states';
import { Moto } from './moto';
import { Shop } from './shop';
import { DynamoDbLocal } from '../services/dynamodb-local/dynamodb-local';

const CHECKS: Readonly<Record<string, readonly Check[]>> = { dynamodb, sqs, sns, s3, kinesis, firehose, events, states };

/**
 * Runs the API of `examples/orders` against emulators and looks into them.
 *
 * @returns whether all was as it must be, or could not be looked at
 */
async function main(): Promise<boolean> {
  const dynamoDb = await started('DynamoDB Local', DynamoDbLocal);
  const moto = await started('moto', Moto);
  try {
    return await runChecks({
      ...dynamoDb && { dynamodb: dynamoDb.endpoint },
      ...moto && Object.fromEntries(Object.keys(CHECKS).filter((service) => service !== 'dynamodb').map((service) => [service, moto.endpoint])),
    });
  } finally {
    dynamoDb?.stop();
    moto?.stop();
  }
}

async function started<T>(name: string, emulator: { unavailable(): string | undefined; start(): Promise<T> }): Promise<T | undefined> {
  const reason = emulator.unavailable();
  if (reason === undefined) return emulator.start();
  print(`skipped: everything on ${name}, because ${reason}`);
  return undefined;
}

async function runChecks(endpoints: Readonly<Record<string, string>>): Promise<boolean> {
  const services = Object.keys(endpoints);
  if (services.length === 0) return true;
  const shop = await Shop.open(endpoints);
  try {
    let isFine = true;
    for (const service of services) {
      for (const check of CHECKS[service]) isFine = await runCheck(service, check, shop) && isFine;
    }
    return isFine;
  } finally {
    await shop.close();
  }
}

async function runCheck(service: string, { run, skipped, title }: Check, shop: Shop): Promise<boolean> {
  if (skipped !== undefined) {
    print(`skipped ${service}: ${title}, because ${skipped}`);
    return true;
  }
  try {
    await run(shop);
    print(`ok      ${service}: ${title}`);
    return true;
  } catch (error) {
    print(`FAILED  ${service}: ${title}\n${error instanceof Error ? error.stack : String(error)}`);
    return false;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.env.CDK_VALIDATION ??= 'false';

void main().then((isFine) => {
  process.exitCode = isFine ? 0 : 1;
});

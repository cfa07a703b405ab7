import { LocalGateway } from 'cdk-apigateway-local';
import type { ListeningGateway, StubAnswer } from 'cdk-apigateway-local';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ANNA } from '../../tour/step';
import { GOOD_DAY } from '../tour/backend';
import { SITE, STOCK } from '../tour/names';

const PAGES = join(__dirname, '..', 'site');
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.html': 'text/html' };
const PORT = 3000;
const PRICING = 'WorkflowsPricingBE2DDB23';

/**
 * Who is not in this process: answered as on a good day of the tour.
 */
const ELSEWHERE = ['ssm', 'monitoring', 'scheduler', 'iotdata', 'http'];

/**
 * The shop on a port: functions run, and what is written is kept until it ends.
 */
export interface Shop {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the shop of a synthesized app. Requests need no signature: on routes with IAM authorization, Anna makes them.
 *
 * @param port the usual one when left out, or another that is free
 */
export async function openShop(assembly: string, port?: number): Promise<Shop> {
  const stubs = Object.fromEntries(ELSEWHERE.map((name): [string, StubAnswer] => [name, GOOD_DAY[name]]));
  const gateway = LocalGateway.fromAssembly(assembly, { stubs, unsignedCaller: ANNA });
  await furnish(gateway);
  const listening = await listen(gateway, port);
  return {
    url: listening.url,
    close: async () => {
      await listening.close();
      await gateway.close();
    },
  };
}

/** What a shop has before its first customer comes. */
async function furnish({ stores }: LocalGateway): Promise<void> {
  for (const file of readdirSync(PAGES)) {
    stores.bucket(SITE).putObject(`site/${file}`, readFileSync(join(PAGES, file)), { 'Content-Type': TYPES[extname(file)] });
  }
  await stores.table(STOCK).putItem({ sku: { S: 'tea' }, warehouse: { N: '1' }, quantity: { N: '12' } });
  stores.stateMachine(PRICING).run = (input) => {
    const { net, shipping } = input as { net: number; shipping: number };
    return { currency: 'EUR', amount: net + shipping };
  };
}

async function listen(gateway: LocalGateway, port: number | undefined): Promise<ListeningGateway> {
  try {
    return await gateway.listen({ port: port ?? PORT });
  } catch (error) {
    if (port === undefined && (error as Error).message.includes('is in use')) {
      return gateway.listen();
    }
    throw error;
  }
}

import { loadingMs } from './loading';
import { firstAnswerMs } from './startup';
import { benchGateway, routesTemplate } from '../../local/bench/gateways';
import { rateOf } from '../../local/bench/rate';

/**
 * One figure of the local engine.
 */
export interface EngineRow {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;

  /**
   * What it must be at least, or at most for a time.
   */
  readonly goal: number;
}

/**
 * Measures the local engine in this process, and how soon its command answers.
 */
export async function engineRows(): Promise<EngineRow[]> {
  const gateway = benchGateway();
  const headers = { 'User-Agent': 'bench', 'Accept': '*/*' };
  return [
    { figure: 'requests to a MOCK route', value: await rate(() => gateway.invoke({ path: '/status', headers })), unit: '/s', goal: 10_000 },
    { figure: 'requests to DynamoDB GetItem, mapped both ways', value: await rate(() => gateway.invoke({ path: '/items/7', headers })), unit: '/s', goal: 4_000 },
    { figure: 'loading a template of 300 routes', value: Math.round(loadingMs(routesTemplate(300))), unit: 'ms', goal: 300 },
    { figure: 'starting the command, up to its first answer', value: Math.round(await firstAnswerMs()), unit: 'ms', goal: 1_500 },
  ];
}

async function rate(action: () => Promise<unknown>): Promise<number> {
  return Math.round(await rateOf(action));
}

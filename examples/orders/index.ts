import { synthesize } from './synthesize';
import { TOUR } from './tour';
import type { Example } from '../example';
import { GOOD_DAY } from './tour/backend';
import { Guide } from '../tour/guide';

/**
 * The shop: a REST API.
 */
export const ORDERS: Example = {
  name: 'orders',
  tour: async (outdir, report) => {
    const guide = new Guide(synthesize(outdir), GOOD_DAY);
    for (const { steps, title } of TOUR) {
      report.chapter(title);
      for (const step of steps) report.outcome(await guide.take(step));
    }
  },
};

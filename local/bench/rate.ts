/** Time that one figure takes, in milliseconds. */
const TIME = 3000;
const SLICE = 250;

/**
 * How often an action runs in a second, one after the other: the median of slices of a quarter of a second.
 */
export async function rateOf(action: () => Promise<unknown>): Promise<number> {
  await countFor(SLICE, action);
  const rates: number[] = [];
  for (let slice = 0; slice < TIME / SLICE; slice += 1) {
    rates.push(await countFor(SLICE, action) * 1000 / SLICE);
  }
  return rates.sort((left, right) => left - right)[Math.floor(rates.length / 2)];
}

async function countFor(millis: number, action: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + millis;
  let count = 0;
  while (performance.now() < end) {
    await action();
    count += 1;
  }
  return count;
}

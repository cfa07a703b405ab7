/** Time that one figure may take, in milliseconds. */
const TIME = 3000;
const WARM_UPS = 3;
const FEWEST_ROUNDS = 7;

/**
 * How long an action takes, in milliseconds: the median of as many rounds as fit a few seconds, seven at least.
 */
export function medianOf(action: () => void): number {
  for (let round = 0; round < WARM_UPS; round += 1) {
    action();
  }
  const times: number[] = [];
  const end = performance.now() + TIME;
  while (performance.now() < end || times.length < FEWEST_ROUNDS) {
    times.push(timeOf(action));
  }
  return times.sort((left, right) => left - right)[Math.floor(times.length / 2)];
}

function timeOf(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

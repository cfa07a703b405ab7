/**
 * The same map with its keys in order, so that it renders alike whatever the order in which it was filled.
 */
export function sortedByKey<T>(entries: Iterable<readonly [string, T]>): { [key: string]: T } {
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * A time as the log of a test invocation prints it, for instance `Wed Mar 04 05:06:07 UTC 2026`.
 */
export function logDate(time: Date): string {
  const [weekday, day, month, year, clock] = time.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${clock} UTC ${year}`;
}

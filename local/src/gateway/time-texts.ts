const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MILLIS = 1000;

/**
 * A time as `$context.requestTime` prints it, for instance `04/Mar/2026:05:06:07 +0000`.
 */
export const commonLogTime = onceASecond((time) => {
  const [date, clock] = time.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${clock.slice(0, 8)} +0000`;
});

/**
 * A time as the header `Date` has it.
 */
export const httpTime = onceASecond((time) => time.toUTCString());

/**
 * Keeps the text of a time until another second is asked for: requests come faster than seconds pass.
 */
function onceASecond(write: (time: Date) => string): (time: Date) => string {
  let known = Number.NaN;
  let text = '';
  return (time) => {
    const second = Math.floor(time.getTime() / MILLIS);
    if (second !== known) {
      text = write(time);
      known = second;
    }
    return text;
  };
}

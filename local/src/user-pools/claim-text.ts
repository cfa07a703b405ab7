const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATES = ['exp', 'iat'];

/**
 * A claim as `$context.authorizer.claims` holds it: always text; a list with commas between its items, the times of a token's life as
 * Java prints dates.
 */
export function claimText(name: string, value: unknown): string {
  if (DATES.includes(name) && typeof value === 'number') {
    return javaDate(new Date(value * 1000));
  }
  return Array.isArray(value) ? value.map(scalarText).join(',') : scalarText(value);
}

function scalarText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function javaDate(date: Date): string {
  if (Number.isNaN(date.getTime())) {
    return '';
  }
  const [, month, day] = date.toISOString().split(/[-T]/);
  return `${DAYS[date.getUTCDay()]} ${MONTHS[Number(month) - 1]} ${day} ${date.toISOString().slice(11, 19)} UTC ${date.getUTCFullYear()}`;
}

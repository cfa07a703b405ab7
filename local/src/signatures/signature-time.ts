import type { Signature } from './signature';
import { GatewayFault } from '../gateway/fault';

const FORM = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const TOLERANCE_MINUTES = 5;
const MINUTE = 60_000;

/**
 * Refuses a signature that is too old, or from the future.
 *
 * @throws GatewayFault
 */
export function checkTime({ date, expiresSeconds }: Signature, now: Date): void {
  const time = Date.parse(date.replace(FORM, '$1-$2-$3T$4:$5:$6Z'));
  if (!FORM.test(date) || Number.isNaN(time)) {
    throw new GatewayFault('INVALID_SIGNATURE', {
      exception: 'IncompleteSignatureException',
      message: `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    });
  }
  const lifetime = expiresSeconds === undefined ? TOLERANCE_MINUTES * MINUTE : expiresSeconds * 1000;
  if (time < now.getTime() - lifetime) {
    const offset = expiresSeconds === undefined ? `${TOLERANCE_MINUTES} min` : `${expiresSeconds} sec`;
    const limit = basic(now.getTime() - lifetime);
    throw expired(`Signature expired: ${date} is now earlier than ${limit} (${basic(now.getTime())} - ${offset}.)`);
  }
  const latest = now.getTime() + TOLERANCE_MINUTES * MINUTE;
  if (time > latest) {
    const message = `Signature not yet current: ${date} is still later than ${basic(latest)} (${basic(now.getTime())} + ${TOLERANCE_MINUTES} min.)`;
    throw new GatewayFault('INVALID_SIGNATURE', { message });
  }
}

function expired(message: string): GatewayFault {
  return new GatewayFault('EXPIRED_TOKEN', { exception: 'InvalidSignatureException', message });
}

function basic(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

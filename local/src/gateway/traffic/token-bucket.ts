import type { ThrottleModel } from '../../template/template-model';

/*
 * What the account allows, where a throttle sets one of its two numbers only.
 */
const ACCOUNT_RATE_LIMIT = 10_000;
const ACCOUNT_BURST_LIMIT = 5_000;

/**
 * Lets requests through at a rate, with a burst: it holds as many tokens as the burst and gets new ones at the rate.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export class TokenBucket {
  /**
   * The bucket of a throttle; none when the throttle limits nothing. A negative number is AWS's way to say that there is no limit.
   */
  public static of(throttle: ThrottleModel | undefined): TokenBucket | undefined {
    const rate = limit(throttle?.rateLimit);
    const burst = limit(throttle?.burstLimit);
    return rate === undefined && burst === undefined ? undefined : new TokenBucket(rate ?? ACCOUNT_RATE_LIMIT, burst ?? ACCOUNT_BURST_LIMIT);
  }

  private tokens: number;
  private filledAt?: number;

  private constructor(private readonly rate: number, private readonly burst: number) {
    this.tokens = burst;
  }

  /**
   * Takes a token.
   *
   * @param now time in milliseconds
   * @returns whether there was one
   */
  public take(now: number): boolean {
    const elapsed = Math.max(0, now - (this.filledAt ?? now));
    this.filledAt = now;
    this.tokens = Math.min(this.burst, this.tokens + elapsed / 1000 * this.rate);
    if (this.tokens < 1) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }
}

function limit(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}

import type { QuotaModel } from '../../template/template-model';

const DAY_MILLIS = 86_400_000;

/*
 * The first day of 1970 was a Thursday.
 */
const DAYS_FROM_SUNDAY = 4;

type Period = QuotaModel['period'];

const PERIOD_NUMBERS: Readonly<Record<Period, (time: Date) => number>> = {
  DAY: dayOf,
  WEEK: (time) => Math.floor((dayOf(time) + DAYS_FROM_SUNDAY) / 7),
  MONTH: (time) => time.getUTCFullYear() * 12 + time.getUTCMonth(),
};

/**
 * Counts requests against a quota. Periods are those of the calendar in UTC, weeks start on Sunday; the offset is taken off the limit of
 * the first one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_QuotaSettings.html
 */
export class QuotaCounter {
  private period?: number;
  private used = 0;

  constructor(private readonly quota: QuotaModel) {}

  /**
   * Counts a request.
   *
   * @returns whether the quota allows it; one that it does not allow is not counted
   */
  public take(time: Date): boolean {
    const period = PERIOD_NUMBERS[this.quota.period](time);
    if (period !== this.period) {
      this.used = this.period === undefined ? this.quota.offset : 0;
      this.period = period;
    }
    if (this.used >= this.quota.limit) {
      return false;
    }
    this.used += 1;
    return true;
  }
}

function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY_MILLIS);
}

import type { Shop } from './shop';

/**
 * Something that is true of the shop with emulators behind it.
 */
export interface Check {
  readonly title: string;

  /**
   * Why it cannot be checked here.
   *
   * @default - it can
   */
  readonly skipped?: string;

  /**
   * @throws when it is not true
   */
  readonly run: (shop: Shop) => Promise<void>;
}

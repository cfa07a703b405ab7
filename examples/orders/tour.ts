import { orders } from './tour/orders';
import type { Chapter } from './tour/step';

/**
 * The tour of the shop, step by step.
 */
export const TOUR: readonly Chapter[] = [orders];

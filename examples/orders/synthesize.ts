import { OrdersStack } from './orders-stack';
import { synthesizeApp } from '../example';

/**
 * Synthesizes the shop.
 *
 * @param outdir folder for the assembly
 * @returns the folder
 */
export function synthesize(outdir: string): string {
  return synthesizeApp('orders', outdir, (app) => new OrdersStack(app, 'Orders'));
}

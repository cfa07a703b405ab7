import { LocalGateway } from 'cdk-apigateway-local';
import { EventsStack } from './events-stack';
import { STEPS } from './tour';
import type { Example } from '../example';
import { synthesizeApp } from '../example';
import { Walk } from '../tour/walk';

/**
 * The intake: an HTTP API.
 */
export const EVENTS: Example = {
  name: 'events',
  tour: async (outdir, report) => {
    const gateway = openEvents(synthesizeEvents(outdir));
    const walk = new Walk(gateway);
    report.chapter('What happens, taken in by an HTTP API');
    for (const step of STEPS) report.outcome(await walk.take(step));
    await gateway.close();
  },
};

/**
 * Synthesizes the intake.
 *
 * @param outdir folder for the assembly
 * @returns the folder
 */
export function synthesizeEvents(outdir: string): string {
  return synthesizeApp('events', outdir, (app) => new EventsStack(app, 'Events'));
}

/**
 * Runs the intake: its services are kept in the process, and the warehouse says what it says on a good day.
 */
export function openEvents(assembly: string): LocalGateway {
  const warehouse = { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"stock":12}' };
  return LocalGateway.fromAssembly(assembly, { iam: 'SIGNED', stubs: { http: warehouse } });
}

import { join } from 'node:path';
import { App, Stage } from 'aws-cdk-lib';
import { ADD } from './apis';
import { CASES, type Kind } from './subjects';
import { Resources } from '../injection/resources';

const KINDS: readonly Kind[] = ['REST', 'HTTP', 'WebSocket'];

/** What the CDK itself writes into every template like these: dependencies on roles that are referenced anyway, a mapping for a VPC. */
const LINT = { 'cfn-lint': { config: { ignore_checks: ['W3005', 'W7001'] } } };

/** Each case is an API of its own, and a stack holds 500 resources. */
const IN_STACK = 20;

/**
 * Writes templates for each kind of API, with every integration that it serves, for cfn-lint.
 */
for (const kind of KINDS) {
  const cases = CASES.filter((one) => one.kind === kind);
  for (let start = 0; start < cases.length; start += IN_STACK) {
    process.env.CDK_OUTDIR = join(__dirname, 'cdk.out', `${kind}-${start}`);
    const resources = new Resources();
    resources.stack.templateOptions.metadata = LINT;
    cases.slice(start, start + IN_STACK).forEach((one) => ADD[kind](resources, one));
    (Stage.of(resources.stack) as App).synth();
  }
}

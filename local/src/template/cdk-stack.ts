import { UnsupportedFeatureError } from '../errors';

/**
 * A stack of the AWS CDK, as far as the engine looks at it.
 */
export interface SynthesizableStack {
  readonly stackName: string;
  readonly node: { readonly scopes: readonly unknown[] };
}

interface SynthesizableStage {
  synth(): { readonly directory: string };
}

/**
 * Synthesizes the app or stage that holds a stack and gives the folder of the assembly.
 *
 * @throws UnsupportedFeatureError for a stack that stands in no app or stage
 */
export function synthesize(stack: SynthesizableStack): string {
  const stage = [...stack.node.scopes].reverse().find(isStage);
  if (!stage) {
    throw new UnsupportedFeatureError(`the stack '${stack.stackName}' is in no App or Stage, so it cannot be synthesized; give it one as its scope`);
  }
  return stage.synth().directory;
}

function isStage(scope: unknown): scope is SynthesizableStage {
  return typeof scope === 'object' && scope !== null && 'synth' in scope && typeof scope.synth === 'function';
}

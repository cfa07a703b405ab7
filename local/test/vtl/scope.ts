import { fromJs, JavaMap } from '../../src/java/values';
import type { TemplateScope } from '../../src/vtl';

/** Input of a golden case, as its file has it. */
export interface CaseInput {
  readonly body?: string;
  readonly params?: object;
  readonly context?: object;
  readonly stageVariables?: object;
}

/** The scope in which a case is rendered. */
export function scopeOf(input: CaseInput): TemplateScope {
  return {
    body: input.body,
    params: toMap({ path: {}, querystring: {}, header: {}, ...input.params }),
    context: toMap(input.context),
    stageVariables: toMap(input.stageVariables),
  };
}

function toMap(data: object = {}): JavaMap {
  const map = fromJs(data);
  if (!(map instanceof JavaMap)) {
    throw new TypeError('the input of a case holds maps');
  }
  return map;
}

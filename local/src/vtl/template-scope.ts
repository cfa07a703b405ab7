import type { JavaMap } from '../java/values';

/**
 * What a mapping template sees. Each part is asked for once, when the template first names it.
 */
export interface TemplateScope {
  /** `$input`'s body. @default - none, which templates see as `{}` */
  readonly body?: string;

  /** Maps `path`, `querystring` and `header`. @default - three empty maps */
  readonly params?: JavaMap;

  /** `$context`, live: what the template sets in it is there afterwards. @default - an empty map */
  readonly context?: JavaMap;

  /** `$stageVariables`. @default - an empty map */
  readonly stageVariables?: JavaMap;
}

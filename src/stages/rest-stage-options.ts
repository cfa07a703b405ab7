import type { LoggedStageOptions } from './logged-stage-options';

/**
 * The stage of a REST API.
 */
export interface RestStageOptions extends LoggedStageOptions {
  /**
   * Traces of AWS X-Ray.
   *
   * @default true
   */
  readonly tracingEnabled?: boolean;
}

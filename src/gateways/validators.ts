import type { ValidatorKind } from '../contract/request-validation';

/**
 * What a request validator checks.
 */
export interface ValidatorSpec {
  readonly validateRequestBody: boolean;
  readonly validateRequestParameters: boolean;
}

/**
 * What each kind of validator checks. An API has one of each kind at most.
 */
export const VALIDATORS: { readonly [kind in ValidatorKind]: ValidatorSpec } = {
  body: { validateRequestBody: true, validateRequestParameters: false },
  params: { validateRequestBody: false, validateRequestParameters: true },
  both: { validateRequestBody: true, validateRequestParameters: true },
};

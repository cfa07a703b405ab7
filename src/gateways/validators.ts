import type { ValidatorKind } from '../contract/request-validation';

/**
 * What each validator checks. An API has one of each kind at most.
 */
export const VALIDATORS: { readonly [kind in ValidatorKind]: { readonly validateRequestBody: boolean; readonly validateRequestParameters: boolean } } = {
  body: { validateRequestBody: true, validateRequestParameters: false },
  params: { validateRequestBody: false, validateRequestParameters: true },
  both: { validateRequestBody: true, validateRequestParameters: true },
};

import type { Construct } from 'constructs';
import { RequestModel } from './request-model';
import type { RequestValidationOptions } from './request-validation-options';
import { ValidationError } from '../private/errors';

/**
 * Which validator a method needs: an API has at most one of each.
 */
export type ValidatorKind = 'body' | 'params' | 'both';

const EVERY_OTHER_TYPE = '$default';
const PARAMETER_NAME = /^[a-zA-Z0-9._$-]+$/;
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/i;

/**
 * The validation of one route: its model, its required parameters and the validator that checks them.
 */
export class RequestValidation {
  /**
   * The model of the body, shared by all routes of the API with an equal schema.
   */
  public readonly model?: RequestModel;

  /**
   * The validator, or undefined where there is nothing to check.
   */
  public readonly validator?: ValidatorKind;

  /**
   * Request parameters that the method declares, from `method.request.…` to whether a call without it is refused.
   */
  public readonly methodParameters: { [name: string]: boolean };

  /**
   * Model names by content type.
   */
  public readonly requestModels: { [contentType: string]: string };

  constructor(options: RequestValidationOptions, private readonly scope: Construct) {
    this.model = options.requestBody && new RequestModel(options.requestBody, scope);
    this.requestModels = this.model ? this.modelsByType(this.model.name, options.requestContentTypes) : {};
    this.methodParameters = {
      ...this.required('querystring', 'requiredQueryParameters', options.requiredQueryParameters ?? []),
      ...this.required('header', 'requiredHeaders', options.requiredHeaders ?? []),
    };
    this.validator = validatorKind(this.model !== undefined, Object.keys(this.methodParameters).length > 0);
  }

  /**
   * A content type without a model is not checked at all, hence the model for every other type.
   */
  private modelsByType(name: string, contentTypes: string[] = ['application/json']): { [contentType: string]: string } {
    const wrong = contentTypes.find((type) => !MEDIA_TYPE.test(type));
    if (wrong !== undefined) {
      throw new ValidationError(`'requestContentTypes' must hold media types without parameters, such as 'application/json', got '${wrong}'`, this.scope);
    }
    return Object.fromEntries([...new Set([...contentTypes, EVERY_OTHER_TYPE])].map((type) => [type, name]));
  }

  private required(location: string, option: string, names: string[]): { [name: string]: boolean } {
    const seen = new Set<string>();
    for (const name of names) {
      const known = location === 'header' ? name.toLowerCase() : name;
      if (!PARAMETER_NAME.test(name)) {
        throw new ValidationError(`'${option}' must hold names of letters, digits and . _ $ -, got '${name}'; API Gateway cannot require another one`, this.scope);
      }
      if (seen.has(known)) throw new ValidationError(`'${option}' must name each parameter once, got '${name}' twice`, this.scope);
      seen.add(known);
    }
    return Object.fromEntries(names.map((name) => [`method.request.${location}.${name}`, true]));
  }
}

function validatorKind(body: boolean, params: boolean): ValidatorKind | undefined {
  if (body && params) return 'both';
  if (body) return 'body';
  return params ? 'params' : undefined;
}

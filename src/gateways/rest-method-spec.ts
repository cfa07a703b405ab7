import type { RestAuthorizationConfig } from '../authorization';
import type { RequestModel } from '../contract/request-model';
import type { ValidatorKind } from '../contract/request-validation';
import type { RestIntegrationConfig } from '../integrations/route-integration';

/**
 * An answer that a method declares.
 */
export interface MethodResponseSpec {
  readonly statusCode: string;
  readonly headers: string[];
}

/**
 * A method of a REST API as plain data, before it is rendered as resources or as a part of a document.
 */
export interface RestMethodSpec {
  readonly method: string;
  readonly path: string;
  readonly pathVariables: string[];
  readonly operationName?: string;
  readonly authorization: RestAuthorizationConfig;

  /**
   * Declared request parameters, from `method.request.…` to whether they are required.
   */
  readonly parameters: { readonly [name: string]: boolean };

  /**
   * The model of the body, and the content types that it is for.
   */
  readonly model?: RequestModel;
  readonly modelContentTypes: string[];

  readonly validator?: ValidatorKind;
  readonly integration: RestIntegrationConfig;
  readonly responses: MethodResponseSpec[];
}

import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';

/**
 * What a request must look like to reach the integration. Anything else is answered with 400 and the reason.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export interface RequestValidationOptions {
  /**
   * JSON Schema (draft 4) of the request body. It holds for every content type; a request without a body is checked as `{}`.
   *
   * Equal schemas share one model. Keywords of later drafts, which API Gateway ignores, are refused.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
   * @default - bodies are not checked
   */
  readonly requestBody?: JsonSchema;

  /**
   * Content types that the route expects, beside any other, whose bodies are checked as well.
   *
   * @default ['application/json']
   */
  readonly requestContentTypes?: string[];

  /**
   * Names of query parameters that must be there and not be empty.
   *
   * @default - none
   */
  readonly requiredQueryParameters?: string[];

  /**
   * Names of headers that must be there and not be empty.
   *
   * @default - none
   */
  readonly requiredHeaders?: string[];
}

import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';

/**
 * What a message of a WebSocket API must look like to reach the integration. Anything else is answered with an error and goes no further.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html
 */
export interface MessageValidationOptions {
  /**
   * JSON Schema (draft 4) of the route's messages; beside `requestModels`, of those that none of them is for.
   *
   * Equal schemas share one model, of at most 32 KB. Keywords of later drafts, which API Gateway ignores, are refused.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
   * @default - messages are not checked
   */
  readonly requestBody?: JsonSchema;

  /**
   * JSON Schemas (draft 4) of the messages for which `modelSelectionExpression` yields a key, by that key.
   *
   * A message whose key is not there is checked against `requestBody`, and refused if there is none.
   *
   * @default - `requestBody` is for all messages
   */
  readonly requestModels?: { [key: string]: JsonSchema };

  /**
   * Which of `requestModels` a message is checked against, from values of the message: `$request.body.version`.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html
   * @default - none; required with `requestModels`
   */
  readonly modelSelectionExpression?: string;
}

import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { MessageValidationOptions } from './message-validation-options';
import { RequestModel } from './request-model';
import { checkLimit } from '../limits/checks';
import { ALWAYS_DEFAULT, checkSelectionExpression, DEFAULT_KEY } from '../mapping/selection-expression';
import { ValidationError } from '../private/errors';

/**
 * The validation of the messages of one route: which models there are, and how a message finds its own.
 */
export class MessageValidation {
  /**
   * Models by the key that the expression yields.
   */
  public readonly models: ReadonlyMap<string, RequestModel>;

  /**
   * Yields the key of a message's model, undefined where messages are not checked.
   */
  public readonly modelSelectionExpression?: string;

  constructor(options: MessageValidationOptions, scope: Construct) {
    const { requestBody, requestModels, modelSelectionExpression } = options;
    checkTogether(options, scope);
    this.models = new Map([
      ...Object.entries(requestModels ?? {}),
      ...(requestBody ? [[DEFAULT_KEY, requestBody] as const] : []),
    ].map(([key, schema]) => [key, messageModel(schema, scope)]));
    if (this.models.size > 0) this.modelSelectionExpression = modelSelectionExpression ?? ALWAYS_DEFAULT;
  }
}

function messageModel(schema: JsonSchema, scope: Construct): RequestModel {
  const model = new RequestModel(schema, scope);
  checkLimit('webSocketModelCharacters', JSON.stringify(model.schema).length, 'schema of a message', 'check less of it here, and the rest in the backend', scope);
  return model;
}

function checkTogether({ requestBody, requestModels, modelSelectionExpression }: MessageValidationOptions, scope: Construct): void {
  if ((requestModels === undefined) !== (modelSelectionExpression === undefined)) {
    throw new ValidationError("'requestModels' and 'modelSelectionExpression' go together: the models, and which of them a message is checked against; "
      + "write 'requestBody' where all messages of a route look alike", scope);
  }
  if (modelSelectionExpression !== undefined) {
    checkSelectionExpression('modelSelectionExpression', modelSelectionExpression, "write 'requestBody' where all messages look alike", scope);
  }
  if (requestModels && Object.keys(requestModels).length === 0) {
    throw new ValidationError("'requestModels' must hold a schema, got none; leave it out, and 'modelSelectionExpression' too", scope);
  }
  if (requestBody && requestModels && DEFAULT_KEY in requestModels) {
    throw new ValidationError(`'requestBody' is the schema that '${DEFAULT_KEY}' of 'requestModels' would be; give one of them`, scope);
  }
}

import { createHash } from 'node:crypto';
import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { renderDraft4 } from './json-schema-draft4';
import type { JsonObject } from './json-schema-draft4';
import { checkBytes } from '../limits/checks';

const HASH_CHARACTERS = 16;

/**
 * A model of an API: the schema of a request body.
 */
export class RequestModel {
  /**
   * Follows from the schema alone, so that equal schemas share a model and a changed one is a new model.
   */
  public readonly name: string;

  /**
   * The schema as API Gateway takes it.
   */
  public readonly schema: JsonObject;

  constructor(schema: JsonSchema, scope: Construct) {
    this.schema = renderDraft4(schema, scope);
    const text = JSON.stringify(this.schema);
    checkBytes('modelBytes', text, "schema of 'requestBody'", 'check less of it here, and the rest in the backend', scope);
    this.name = `Model${createHash('sha256').update(text).digest('hex').slice(0, HASH_CHARACTERS)}`;
  }
}

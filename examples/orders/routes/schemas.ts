import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';

/**
 * An order as customers write it. Members that are not named here are welcome.
 */
export const ORDER: JsonSchema = {
  type: JsonSchemaType.OBJECT,
  required: ['customerId', 'placedAt', 'lines'],
  properties: {
    customerId: { type: JsonSchemaType.STRING, minLength: 1, maxLength: 64 },
    placedAt: { type: JsonSchemaType.STRING, pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$' },
    lines: {
      type: JsonSchemaType.ARRAY,
      minItems: 1,
      items: {
        type: JsonSchemaType.OBJECT,
        required: ['sku', 'quantity'],
        properties: { sku: { type: JsonSchemaType.STRING }, quantity: { type: JsonSchemaType.INTEGER, minimum: 1 } },
      },
    },
  },
};

/**
 * How many pieces to take from the stock.
 */
export const RESERVATION: JsonSchema = {
  type: JsonSchemaType.OBJECT,
  required: ['quantity'],
  properties: { quantity: { type: JsonSchemaType.INTEGER, minimum: 1, maximum: 1000 } },
};

import type { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { AwsServiceIntegrationProps } from './aws-service-integration';
import type { DynamoDbExpression } from './dynamodb-expression';
import type { RequestValue } from '../mapping/request-value';

/**
 * What routes that answer pages of items have in common.
 */
export interface DynamoDbPageProps extends AwsServiceIntegrationProps {
  /**
   * The index to read.
   *
   * @default - the table itself
   */
  readonly indexName?: string;

  /**
   * Types of all key attributes of the table, and of the index if one is read. Imported tables demand them; those made in this app
   * tell them.
   *
   * @default - as the table says
   */
  readonly keyTypes?: { [name: string]: AttributeType };

  /**
   * What must be true of an item to be answered. It is asked after `limit` items have been read, so a page may be empty and yet have
   * a `nextToken`.
   *
   * @default - no filter
   */
  readonly filter?: DynamoDbExpression;

  /**
   * Attributes to answer with, also ways into them: `address.city`, `lines[0]`, `["a name"]`.
   *
   * @default - all that the table or the index holds
   */
  readonly projection?: string[];

  /**
   * Items to read for a page: 1 to `maxLimit`. Any other value is answered with status 400.
   *
   * @default RequestValue.query('limit').or('20') - less where `maxLimit` is less; from the message, `RequestValue.body('limit')`, on a WebSocket API
   */
  readonly limit?: RequestValue;

  /**
   * Most items that a caller may ask for: 1 to 1000.
   *
   * @default 100
   */
  readonly maxLimit?: number;

  /**
   * The `nextToken` of the page before. Anything that is not the token of a key of this table or index is answered with status 400.
   *
   * @default RequestValue.query('nextToken').optional() - from the message on a WebSocket API
   */
  readonly nextToken?: RequestValue;

  /**
   * Whether the answer holds every write that came before it, at twice the price. Not for global indexes.
   *
   * @default false
   */
  readonly consistentRead?: boolean;

  /**
   * Whether numbers become texts in the answer: JavaScript keeps no more than 15 digits of a JSON number.
   *
   * @default false
   */
  readonly numbersAsStrings?: boolean;
}

import type { AttributeType, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { ExpressionScope } from './dynamodb-expression-scope';
import { attributesJson, TableKeys } from './dynamodb-key';
import { dynamoDbCall, dynamoDbRights, tableName } from './dynamodb-table';
import type { IntegrationRights } from './integration-role';
import { PlainJson } from '../mapping/dynamodb-json';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import type { RequestValue } from '../mapping/request-value';
import { Sign, successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/**
 * Properties of a route that reads an item.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export interface DynamoDbGetItemProps extends AwsServiceIntegrationProps {
  /**
   * The key of the item: partition key, and sort key where the table has one.
   */
  readonly key: { [name: string]: RequestValue };

  /**
   * Types of the key attributes, for imported tables: those made in this app tell them.
   *
   * @default - as the table says; text for an imported table
   */
  readonly keyTypes?: { [name: string]: AttributeType };

  /**
   * Attributes to answer with, also ways into them: `address.city`, `lines[0]`, `["a name"]`.
   *
   * @default - all of the item
   */
  readonly projection?: string[];

  /**
   * Whether the answer holds every write that came before it, at twice the price.
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

/**
 * Reads an item of an Amazon DynamoDB table: 200 and the item as plain JSON, or 404.
 *
 * Nested attributes come out at any of the 32 levels that DynamoDB takes; sets as lists, binary as base64 text. A key that is not
 * there, or is text where a number is due, is answered with status 400.
 *
 * Role: `dynamodb:GetItem` on the table, and its key's `kms:Decrypt`.
 *
 * Throws for a key that is not the table's, and for values of it that are optional or constants of another type.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
 */
export class DynamoDbGetItem extends AwsMessageIntegration {
  private readonly keys: TableKeys;

  constructor(private readonly table: ITable, private readonly props: DynamoDbGetItemProps) {
    super(props);
    this.keys = new TableKeys(table, props.keyTypes);
    this.keys.checkWhole(props.key);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const scope = new ExpressionScope();
    const projection = this.props.projection?.map((path) => scope.path(path)).join(', ');
    return {
      ...dynamoDbCall(this.table, 'GetItem'),
      template: jsonRequestTemplate(JsonTemplate.object({
        ...tableName(this.table),
        Key: JsonTemplate.object(attributesJson(this.keys.attributes(this.props.key))),
        ...(projection && { ProjectionExpression: JsonTemplate.literal(projection) }),
        ...(this.props.consistentRead && { ConsistentRead: JsonTemplate.literalBoolean(true) }),
        ...scope.members(),
      })),
      success: answer(200, successTemplate(
        new PlainJson(ResponseValue.body('Item'), this.props.numbersAsStrings),
        [{ when: Sign.absent('Item'), status: 404 }],
      ), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return dynamoDbRights(this.table, 'GetItem');
  }
}

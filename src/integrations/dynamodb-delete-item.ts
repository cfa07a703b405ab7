import type { AttributeType, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { conditionMembers } from './dynamodb-condition';
import type { DynamoDbExpression } from './dynamodb-expression';
import { ExpressionScope } from './dynamodb-expression-scope';
import { attributesJson, TableKeys } from './dynamodb-key';
import { DynamoDbReturnValues } from './dynamodb-return-values';
import { dynamoDbCall, dynamoDbRights, missingItemFailures, tableName } from './dynamodb-table';
import type { IntegrationRights } from './integration-role';
import type { RestIntegrationResponse } from './route-integration';
import { PlainJson } from '../mapping/dynamodb-json';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import type { RequestValue } from '../mapping/request-value';
import { Sign, successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that deletes an item.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
 */
export interface DynamoDbDeleteItemProps extends AwsServiceIntegrationProps {
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
   * What must be true of the item, or it is not deleted and the answer is 409.
   *
   * @default - no condition
   */
  readonly condition?: DynamoDbExpression;

  /**
   * Whether an item that is not there is answered with 404.
   *
   * @default false - it is answered like one that has been deleted
   */
  readonly ifExists?: boolean;

  /**
   * What the caller gets: NONE, or ALL_OLD for the item that was deleted.
   *
   * @default DynamoDbReturnValues.NONE
   */
  readonly returnValues?: DynamoDbReturnValues;

  /**
   * Whether numbers become texts in the answer: JavaScript keeps no more than 15 digits of a JSON number.
   *
   * @default false
   */
  readonly numbersAsStrings?: boolean;
}

/**
 * Deletes an item of an Amazon DynamoDB table: 204, or with ALL_OLD 200 and the item that was deleted (404 where there was none),
 * and 409 where the condition fails.
 *
 * Role: `dynamodb:DeleteItem` on the table, and its key's `kms:Decrypt`, `kms:Encrypt` and `kms:GenerateDataKey`.
 *
 * Throws for a key that is not the table's, and for return values that a delete does not have.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
 */
export class DynamoDbDeleteItem extends AwsMessageIntegration {
  private readonly keys: TableKeys;
  private readonly returnValues: DynamoDbReturnValues;

  constructor(private readonly table: ITable, private readonly props: DynamoDbDeleteItemProps) {
    super(props);
    this.keys = new TableKeys(table, props.keyTypes);
    this.keys.checkWhole(props.key);
    this.returnValues = props.returnValues ?? DynamoDbReturnValues.NONE;
    if (![DynamoDbReturnValues.NONE, DynamoDbReturnValues.ALL_OLD].includes(this.returnValues)) {
      throw new ValidationError(`'returnValues' of a delete is NONE or ALL_OLD, got ${this.returnValues}`, table);
    }
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { condition, ifExists, key } = this.props;
    const scope = new ExpressionScope();
    const exists = ifExists ? Object.keys(key)[0] : undefined;
    return {
      ...dynamoDbCall(this.table, 'DeleteItem'),
      template: jsonRequestTemplate(JsonTemplate.object({
        ...tableName(this.table),
        Key: JsonTemplate.object(attributesJson(this.keys.attributes(key))),
        ...conditionMembers(scope, { condition, exists }),
        ReturnValues: JsonTemplate.literal(this.returnValues),
        ...scope.members(),
      })),
      success: this.success(),
      failures: ifExists ? missingItemFailures() : undefined,
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return dynamoDbRights(this.table, 'DeleteItem');
  }

  private success(): RestIntegrationResponse {
    if (this.returnValues === DynamoDbReturnValues.NONE) return answer(204, EMPTY_TEMPLATE, '2\\d{2}');
    const item = new PlainJson(ResponseValue.body('Attributes'), this.props.numbersAsStrings);
    return answer(200, successTemplate(item, [{ when: Sign.absent('Attributes'), status: 404 }]), '2\\d{2}');
  }
}

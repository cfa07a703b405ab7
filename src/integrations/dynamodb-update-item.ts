import type { AttributeType, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { DynamoDbAttribute } from './dynamodb-attribute';
import { conditionMembers } from './dynamodb-condition';
import type { DynamoDbExpression } from './dynamodb-expression';
import { ExpressionScope } from './dynamodb-expression-scope';
import { attributesJson, TableKeys } from './dynamodb-key';
import { DynamoDbReturnValues } from './dynamodb-return-values';
import { dynamoDbCall, dynamoDbRights, missingItemFailures, tableName } from './dynamodb-table';
import { updateText } from './dynamodb-update';
import type { IntegrationRights } from './integration-role';
import type { RestIntegrationResponse } from './route-integration';
import { parseBodyPath } from '../mapping/body-path';
import { PlainJson } from '../mapping/dynamodb-json';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import type { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that changes attributes of an item.
 *
 * Attributes are names, or ways into them: `address.city`, `lines[0]`, `["a name"]`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export interface DynamoDbUpdateItemProps extends AwsServiceIntegrationProps {
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
   * Attributes that get a value. One whose value is `optional()` and not there stays as it is.
   *
   * @default - none
   */
  readonly set?: { [attribute: string]: DynamoDbAttribute };

  /**
   * Attributes that are taken away.
   *
   * @default - none
   */
  readonly remove?: string[];

  /**
   * Numbers to add to attributes, which start at 0 where they are not there, and sets whose elements are added.
   *
   * @default - none
   */
  readonly add?: { [attribute: string]: DynamoDbAttribute };

  /**
   * Sets whose elements are taken away from attributes.
   *
   * @default - none
   */
  readonly deleteFromSet?: { [attribute: string]: DynamoDbAttribute };

  /**
   * The whole update in DynamoDB's own words, instead of the above.
   *
   * @default - as the above say
   */
  readonly updateExpression?: DynamoDbExpression;

  /**
   * What must be true of the item, or nothing is changed and the answer is 409.
   *
   * @default - no condition
   */
  readonly condition?: DynamoDbExpression;

  /**
   * Whether an item that is not there is answered with 404.
   *
   * @default false - it is made
   */
  readonly ifExists?: boolean;

  /**
   * What the caller gets. NONE is answered with 204.
   *
   * @default DynamoDbReturnValues.ALL_NEW
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
 * Changes attributes of an item of an Amazon DynamoDB table: 200 and the item as plain JSON, 409 where the condition fails.
 *
 * A call that changes nothing, because no optional value is there, is answered with status 400.
 *
 * Role: `dynamodb:UpdateItem` on the table, and its key's `kms:Decrypt`, `kms:Encrypt` and `kms:GenerateDataKey`.
 *
 * Throws for a key that is not the table's, for an update that changes nothing or the key, and for an `updateExpression` beside others.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export class DynamoDbUpdateItem extends AwsMessageIntegration {
  private readonly keys: TableKeys;
  private readonly returnValues: DynamoDbReturnValues;

  constructor(private readonly table: ITable, private readonly props: DynamoDbUpdateItemProps) {
    super(props);
    this.keys = new TableKeys(table, props.keyTypes);
    this.keys.checkWhole(props.key);
    this.returnValues = props.returnValues ?? DynamoDbReturnValues.ALL_NEW;
    this.checkUpdate();
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { condition, ifExists, key } = this.props;
    const scope = new ExpressionScope();
    const update = updateText(scope, this.props);
    const exists = ifExists ? Object.keys(key)[0] : undefined;
    return {
      ...dynamoDbCall(this.table, 'UpdateItem'),
      template: jsonRequestTemplate(JsonTemplate.object({
        ...tableName(this.table),
        Key: JsonTemplate.object(attributesJson(this.keys.attributes(key))),
        UpdateExpression: update,
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
    return dynamoDbRights(this.table, 'UpdateItem');
  }

  private success(): RestIntegrationResponse {
    if (this.returnValues === DynamoDbReturnValues.NONE) return answer(204, EMPTY_TEMPLATE, '2\\d{2}');
    return answer(200, successTemplate(new PlainJson(ResponseValue.body('Attributes'), this.props.numbersAsStrings)), '2\\d{2}');
  }

  private checkUpdate(): void {
    const { set = {}, remove = [], add = {}, deleteFromSet = {}, updateExpression, key } = this.props;
    const paths = [...Object.keys(set), ...remove, ...Object.keys(add), ...Object.keys(deleteFromSet)];
    if (updateExpression ? paths.length > 0 : paths.length === 0) {
      throw new ValidationError("an update has either 'set', 'remove', 'add' or 'deleteFromSet', or an 'updateExpression'", this.table);
    }
    const twice = paths.find((path, index) => paths.indexOf(path) !== index);
    if (twice !== undefined) throw new ValidationError(`an update changes '${twice}' once only, it is given twice`, this.table);
    const changed = paths.find((path) => Object.hasOwn(key, String(parseBodyPath(path)[0])));
    if (changed !== undefined) throw new ValidationError(`an update cannot change the key attribute '${changed}': put a new item instead`, this.table);
  }
}

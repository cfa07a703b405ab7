import type { AttributeType, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { DynamoDbAttribute } from './dynamodb-attribute';
import { conditionMembers } from './dynamodb-condition';
import type { DynamoDbExpression } from './dynamodb-expression';
import { ExpressionScope } from './dynamodb-expression-scope';
import { attributesJson, TableKeys } from './dynamodb-key';
import { dynamoDbCall, dynamoDbRights, missingItemFailures, tableName } from './dynamodb-table';
import type { IntegrationRights } from './integration-role';
import { putTemplate } from '../mapping/dynamodb-answer';
import { OpenItem } from '../mapping/dynamodb-item';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import type { ValueSource } from '../mapping/value-source';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that writes an item.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export interface DynamoDbPutItemProps extends AwsServiceIntegrationProps {
  /**
   * Key attributes that the request gives beside the item itself: they win over members of the body that have their names.
   *
   * @default - none: the item holds its key
   */
  readonly key?: { [name: string]: RequestValue };

  /**
   * Types of the key attributes, for imported tables: those made in this app tell them.
   *
   * @default - as the table says; text for an imported table
   */
  readonly keyTypes?: { [name: string]: AttributeType };

  /**
   * Attributes of the item, each with its type. Beside `itemFromBody` they win over members of the body that have their names.
   *
   * @default - none
   */
  readonly item?: { [name: string]: DynamoDbAttribute };

  /**
   * An object of the body whose members become attributes, whatever they are and however deep: text as S, numbers as N, `true`
   * and `false` as BOOL, null as NULL, lists as L, objects as M. One without members is answered with status 400.
   *
   * Whoever may call the route decides what the item holds: set by `item` what callers must not choose.
   *
   * @default - RequestValue.wholeBody() where `item` is left out, else nothing
   */
  readonly itemFromBody?: RequestValue;

  /**
   * What must be true of the item that is there, or nothing is written and the answer is 409.
   *
   * @default - no condition
   */
  readonly condition?: DynamoDbExpression;

  /**
   * Whether an item that is there already is kept, and answered with 409.
   *
   * @default false - it is replaced
   */
  readonly ifNotExists?: boolean;

  /**
   * Whether only an item that is there already is replaced. One that is not is answered with 404.
   *
   * @default false - it is made
   */
  readonly ifExists?: boolean;
}

/**
 * Writes a whole item to an Amazon DynamoDB table: 201 where it made one, 200 where it replaced one, 409 where the condition fails.
 *
 * The body of the answer has the attributes of `key` that do not come from the request's body, `{ "id": "…" }`: a caller learns of
 * an id made from the request's context.
 *
 * Role: `dynamodb:PutItem` on the table, and its key's `kms:Decrypt`, `kms:Encrypt` and `kms:GenerateDataKey`.
 *
 * Throws for an item without the table's whole key, for an attribute that is given twice, and for `ifExists` beside `ifNotExists`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
 */
export class DynamoDbPutItem extends AwsMessageIntegration {
  private readonly keys: TableKeys;
  private readonly key: { readonly [name: string]: RequestValue };
  private readonly body?: RequestValue;

  constructor(private readonly table: ITable, private readonly props: DynamoDbPutItemProps = {}) {
    super(props);
    this.keys = new TableKeys(table, props.keyTypes);
    this.key = props.key ?? {};
    this.body = props.itemFromBody ?? (props.item ? undefined : RequestValue.wholeBody());
    this.checkKey();
    this.checkItem();
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { condition, ifExists, ifNotExists } = this.props;
    const scope = new ExpressionScope();
    const partition = ifExists || ifNotExists ? this.partitionKey() : undefined;
    return {
      ...dynamoDbCall(this.table, 'PutItem'),
      template: jsonRequestTemplate(JsonTemplate.object({
        ...tableName(this.table),
        Item: this.item(),
        ...conditionMembers(scope, { condition, exists: ifExists ? partition : undefined, existsNot: ifNotExists ? partition : undefined }),
        ReturnValues: JsonTemplate.literal(ifNotExists ? 'NONE' : 'ALL_OLD'),
        ...scope.members(),
      })),
      success: answer(201, ifNotExists ? successTemplate(this.answerBody()) : putTemplate(this.answerBody()), '2\\d{2}'),
      failures: ifExists ? missingItemFailures() : undefined,
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return dynamoDbRights(this.table, 'PutItem');
  }

  private item(): JsonTemplate {
    const attributes = attributesJson({ ...this.keys.attributes(this.key), ...this.props.item });
    return this.body ? new OpenItem(this.body, attributes) : JsonTemplate.object(attributes);
  }

  private answerBody(): JsonTemplate {
    const known = Object.entries(this.key).filter(([, value]) => !comesFromBody(value._source));
    return JsonTemplate.object(Object.fromEntries(known.map(([name, value]) => [
      name,
      this.keys.typeOf(name) === 'N' ? JsonTemplate.number(value) : JsonTemplate.string(value),
    ])));
  }

  private partitionKey(): string {
    const name = this.keys.schema?.key.partition[0].name ?? Object.keys(this.key)[0];
    if (name === undefined) throw new ValidationError("'ifExists' and 'ifNotExists' need the name of a key attribute: give it in 'key'", this.table);
    return name;
  }

  private checkKey(): void {
    this.keys.checkValues('key', this.key);
    if (!this.keys.schema) return;
    const { partition, sort } = this.keys.schema.key;
    const given = Object.keys(this.key);
    this.keys.checkKnown('key', given, [...partition, ...sort]);
    for (const { name, type } of [...partition, ...sort].filter((attribute) => !given.includes(attribute.name))) {
      const attribute = this.props.item?.[name];
      if (!attribute && !(this.body && type !== 'B')) {
        throw new ValidationError(`the item lacks the key attribute '${name}' (${type}): give it in 'key'`, this.table);
      }
      if (attribute?._optional || (attribute?._type ?? type) !== type) {
        throw new ValidationError(`the key attribute '${name}' must be there and of type ${type}: give it in 'key'`, this.table);
      }
    }
  }

  private checkItem(): void {
    const { ifExists, ifNotExists, item = {} } = this.props;
    const twice = Object.keys(item).find((name) => Object.hasOwn(this.key, name));
    if (twice !== undefined) throw new ValidationError(`'${twice}' is in 'key' and in 'item': leave it out of one`, this.table);
    if (ifExists && ifNotExists) throw new ValidationError("'ifExists' and 'ifNotExists' contradict each other: leave out one", this.table);
    if (this.body && (this.body._source.kind !== 'body' || this.body._presence.kind !== 'required')) {
      throw new ValidationError("'itemFromBody' is RequestValue.wholeBody() or a member of the body that must be there, like RequestValue.body('order')", this.table);
    }
    if (ifExists || ifNotExists) this.partitionKey();
  }
}

/** An answer's template sees everything of the request but its body. */
function comesFromBody(source: ValueSource): boolean {
  if (source.kind === 'join') return source.parts.some(comesFromBody);
  return ['body', 'rawBody', 'element'].includes(source.kind);
}

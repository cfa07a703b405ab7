import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AwsMessageIntegration } from './aws-message-integration';
import { ServiceCall, DefaultSource } from './aws-service-integration';
import { ExpressionScope } from './dynamodb-expression-scope';
import { TableKeys } from './dynamodb-key';
import { ItemPage } from './dynamodb-page';
import type { DynamoDbPageProps } from './dynamodb-page-props';
import type { DynamoDbSortKey } from './dynamodb-sort-key';
import { dynamoDbCall, dynamoDbRights } from './dynamodb-table';
import type { IntegrationRights } from './integration-role';
import type { BoundRoute } from './route-integration';
import { Clause, JsonClauses, SharedJson } from '../mapping/conditional-json';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import type { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that reads the items of one partition key.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export interface DynamoDbQueryProps extends DynamoDbPageProps {
  /**
   * The partition key of the table, or of the index: one attribute, or all of an index that has several.
   */
  readonly partitionKey: { [name: string]: RequestValue };

  /**
   * Conditions on the sort key of the table, or of the index.
   *
   * @default - all items of the partition key
   */
  readonly sortKey?: { [name: string]: DynamoDbSortKey };

  /**
   * Whether items come in the order of their sort keys, or else the other way round.
   *
   * @default true
   */
  readonly scanIndexForward?: boolean;
}

/**
 * Reads the items of one partition key of an Amazon DynamoDB table or index, page by page: 200
 * `{ "items": […], "nextToken": "…" }`, without `nextToken` on the last page, and with no items where there are none.
 *
 * ```ts
 * new DynamoDbQuery(table, {
 *   partitionKey: { customerId: RequestValue.path('id') },
 *   sortKey: { orderedAt: DynamoDbSortKey.greaterThanOrEqualTo(RequestValue.query('since').optional()) },
 * });
 * ```
 *
 * A token says where the page before has ended, and nothing else: it leads to no other partition key.
 *
 * Role: `dynamodb:Query` on the table or on the index, and the table's key's `kms:Decrypt`.
 *
 * Throws for attributes that are not of the key, for an unknown index, for an imported table without `keyTypes`, for a filter on key
 * attributes, and for a consistent read of a global index.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export class DynamoDbQuery extends AwsMessageIntegration {
  private readonly keys: TableKeys;
  private readonly page: ItemPage;

  constructor(private readonly table: ITable, private readonly props: DynamoDbQueryProps) {
    super(props);
    this.keys = new TableKeys(table, props.keyTypes);
    this.keys.checkConsistent(props.indexName, props.consistentRead);
    this.page = new ItemPage(table, props, this.keys.paging(props.indexName));
    this.checkKey();
  }

  /**
   * @internal
   */
  protected _call(_route: BoundRoute, source: DefaultSource): ServiceCall {
    const { filter, indexName, scanIndexForward = true } = this.props;
    const key = this.keys.keyOf(indexName);
    const scope = new ExpressionScope();
    return {
      ...dynamoDbCall(this.table, 'Query'),
      template: jsonRequestTemplate(JsonTemplate.object({
        ...this.page.members(scope, source),
        KeyConditionExpression: new JsonClauses([{ opening: '', separator: ' AND', clauses: [...this.partition(scope), ...this.sort(scope)] }]),
        ...this.page.filter(scope, filter, key ? [...key.partition, ...key.sort] : []),
        ...(!scanIndexForward && { ScanIndexForward: JsonTemplate.literalBoolean(false) }),
        ...scope.members(),
      })),
      success: this.page.success(),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return dynamoDbRights(this.table, 'Query', this.props.indexName);
  }

  private partition(scope: ExpressionScope): Clause[] {
    return Object.entries(this.props.partitionKey).map(([name, value]) => ({
      text: `${scope.name(name)} = ${scope.value(this.keys.attribute(name, value)._json)}`,
    }));
  }

  private sort(scope: ExpressionScope): Clause[] {
    return Object.entries(this.props.sortKey ?? {}).map(([name, { _clause, _values }]) => {
      const attributes = _values.map((value) => this.keys.attribute(name, value));
      const values = attributes.map(({ _json, _optional }) => ({ value: new SharedJson(_json), _optional }));
      const where = values.find(({ _optional }) => _optional)?.value;
      return { text: _clause(scope.name(name, where), values.map(({ value, _optional }) => scope.shared(value, _optional))), where };
    });
  }

  private checkKey(): void {
    const { indexName, partitionKey, sortKey = {} } = this.props;
    const names = Object.keys(partitionKey);
    this.keys.checkValues('partitionKey', partitionKey);
    if (names.length === 0) throw new ValidationError("'partitionKey' must name the partition key, got none; write for instance { id: RequestValue.path('id') }, or use DynamoDbScan for all items", this.table);
    const key = this.keys.keyOf(indexName);
    if (key) {
      this.keys.checkKnown('partitionKey', names, key.partition);
      this.keys.checkGiven('partitionKey', names, key.partition);
      this.keys.checkKnown('sortKey', Object.keys(sortKey), key.sort);
      this.keys.checkGiven('sortKey', Object.keys(sortKey), key.sort.slice(0, Object.keys(sortKey).length));
    }
    for (const [name, { _values }] of Object.entries(sortKey)) _values.forEach((value) => this.keys.checkType('sortKey', name, value));
    const noText = Object.entries(sortKey).find(([name, { _takesNumbers }]) => !_takesNumbers && this.keys.typeOf(name) === 'N');
    if (noText) throw new ValidationError(`beginsWith() is for text and binary, but '${noText[0]}' is a number: use between()`, this.table);
  }
}

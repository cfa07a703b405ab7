import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { answer } from './aws-service-integration';
import type { DefaultSource } from './aws-service-integration';
import type { DynamoDbExpression } from './dynamodb-expression';
import type { ExpressionScope } from './dynamodb-expression-scope';
import { writeExpression } from './dynamodb-expression-text';
import type { DynamoDbPageProps } from './dynamodb-page-props';
import type { KeyAttribute } from './dynamodb-schema';
import { tableName } from './dynamodb-table';
import type { RestIntegrationResponse } from './route-integration';
import { BoundedInteger } from '../mapping/bounded-integer';
import { PlainJson } from '../mapping/dynamodb-json';
import { hasOtherKey, PageStart, PageToken } from '../mapping/dynamodb-token';
import { ElementValue } from '../mapping/element-value';
import { JsonEach } from '../mapping/json-each';
import { JsonTemplate } from '../mapping/json-template';
import type { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';
import { ValidationError } from '../private/errors';

/**
 * Loops of a template that API Gateway allows.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const MOST_ITEMS = 1000;

const USUAL_LIMIT = 20;

/**
 * One page of the items of a table or an index: what queries and scans have in common.
 */
export class ItemPage {
  private readonly maxLimit: number;

  /**
   * Throws for limits out of range.
   *
   * @param key the attributes of a last key
   */
  constructor(private readonly table: ITable, private readonly props: DynamoDbPageProps, private readonly key: readonly KeyAttribute[]) {
    const { maxLimit = 100, limit, nextToken } = props;
    if (!Number.isInteger(maxLimit) || maxLimit < 1 || maxLimit > MOST_ITEMS) {
      throw new ValidationError(`'maxLimit' must be a whole number from 1 to ${MOST_ITEMS}, got ${maxLimit}`, table);
    }
    if (limit?._presence.kind === 'optional') throw new ValidationError("'limit' must be there, so that no page is endless: use or() instead of optional()", table);
    if (nextToken?._presence.kind === 'fallback') throw new ValidationError("'nextToken' has no constant: use optional() instead of or()", table);
    this.maxLimit = maxLimit;
    if (limit) this.bounded(limit);
  }

  /**
   * Members of the call that say what to read.
   *
   * @param source where limit and token come from unless the user says
   */
  public members(scope: ExpressionScope, source: DefaultSource): { [member: string]: JsonTemplate } {
    const { indexName, projection, consistentRead, nextToken = source('nextToken').optional() } = this.props;
    const { limit = source('limit').or(String(Math.min(USUAL_LIMIT, this.maxLimit))) } = this.props;
    const paths = projection?.map((path) => scope.path(path)).join(', ');
    return {
      ...tableName(this.table),
      ...(indexName !== undefined && { IndexName: JsonTemplate.literal(indexName) }),
      ...(paths && { ProjectionExpression: JsonTemplate.literal(paths) }),
      ...(consistentRead && { ConsistentRead: JsonTemplate.literalBoolean(true) }),
      Limit: this.bounded(limit),
      ExclusiveStartKey: new PageStart(nextToken, this.key),
    };
  }

  /**
   * The filter of the call, none where none is wanted.
   *
   * @param unreadable attributes that a filter cannot read
   */
  public filter(
    scope: ExpressionScope, filter: DynamoDbExpression | undefined, unreadable: readonly KeyAttribute[],
  ): { [member: string]: JsonTemplate } {
    if (!filter) return {};
    const { text, attributes } = writeExpression(scope, 'filter', filter);
    const keyAttribute = attributes.find((attribute) => unreadable.some(({ name }) => name === attribute));
    if (keyAttribute !== undefined) {
      throw new ValidationError(`the filter of a query cannot read the key attribute '${keyAttribute}': put it into 'partitionKey' or 'sortKey'`, this.table);
    }
    return { FilterExpression: JsonTemplate.literal(text) };
  }

  /**
   * The answer: `{ "items": […], "nextToken": "…" }`. A last key of other attributes than the user has declared is our mistake: 502.
   */
  public success(): RestIntegrationResponse {
    return answer(200, successTemplate(JsonTemplate.object({
      items: new JsonEach(ResponseValue.body('Items'), new PlainJson(ElementValue.whole(), this.props.numbersAsStrings)),
      nextToken: new PageToken(this.key),
    }), [{ when: hasOtherKey(this.key), status: 502 }]), '2\\d{2}');
  }

  private bounded(limit: RequestValue): JsonTemplate {
    return new BoundedInteger(limit, this.maxLimit, 'limit', this.table);
  }
}

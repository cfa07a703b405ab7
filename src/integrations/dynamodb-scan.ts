import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AwsMessageIntegration } from './aws-message-integration';
import { ServiceCall, DefaultSource } from './aws-service-integration';
import { ExpressionScope } from './dynamodb-expression-scope';
import { TableKeys } from './dynamodb-key';
import { ItemPage } from './dynamodb-page';
import type { DynamoDbPageProps } from './dynamodb-page-props';
import { dynamoDbCall, dynamoDbRights } from './dynamodb-table';
import type { IntegrationRights } from './integration-role';
import type { BoundRoute } from './route-integration';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';

/**
 * Properties of a route that reads all items of a table.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export interface DynamoDbScanProps extends DynamoDbPageProps {}

/**
 * Reads all items of an Amazon DynamoDB table or index, page by page: 200 `{ "items": […], "nextToken": "…" }`, without `nextToken`
 * on the last page.
 *
 * Whoever may call the route reads all of the table, at the price of reading it: query where that will do.
 *
 * Role: `dynamodb:Scan` on the table or on the index, and the table's key's `kms:Decrypt`.
 *
 * Throws for an unknown index, for an imported table without `keyTypes`, and for a consistent read of a global index.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export class DynamoDbScan extends AwsMessageIntegration {
  private readonly page: ItemPage;

  constructor(private readonly table: ITable, private readonly props: DynamoDbScanProps = {}) {
    super(props);
    const keys = new TableKeys(table, props.keyTypes);
    keys.checkConsistent(props.indexName, props.consistentRead);
    this.page = new ItemPage(table, props, keys.paging(props.indexName));
  }

  /**
   * @internal
   */
  protected _call(_route: BoundRoute, source: DefaultSource): ServiceCall {
    const scope = new ExpressionScope();
    return {
      ...dynamoDbCall(this.table, 'Scan'),
      template: jsonRequestTemplate(JsonTemplate.object({
        ...this.page.members(scope, source),
        ...this.page.filter(scope, this.props.filter, []),
        ...scope.members(),
      })),
      success: this.page.success(),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return dynamoDbRights(this.table, 'Scan', this.props.indexName);
  }
}

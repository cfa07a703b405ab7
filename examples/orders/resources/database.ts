import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable, TableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * Index of the orders by their customers, newest last.
 */
export const BY_CUSTOMER = 'byCustomer';

/**
 * What the shop remembers: orders by id, and the stock of each warehouse.
 */
export class Database extends Construct {
  public readonly orders: ITable;
  public readonly stock: ITable;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    this.orders = this.ordersTable(key);
    this.stock = new Table(this, 'Stock', {
      ...common(key),
      partitionKey: { name: 'sku', type: AttributeType.STRING },
      sortKey: { name: 'warehouse', type: AttributeType.NUMBER },
    });
  }

  private ordersTable(key: IKey): ITable {
    const table = new Table(this, 'Orders', { ...common(key), partitionKey: { name: 'id', type: AttributeType.STRING } });
    table.addGlobalSecondaryIndex({
      indexName: BY_CUSTOMER,
      partitionKey: { name: 'customerId', type: AttributeType.STRING },
      sortKey: { name: 'placedAt', type: AttributeType.STRING },
    });
    return table;
  }
}

function common(encryptionKey: IKey): Pick<TableProps, 'billingMode' | 'encryption' | 'encryptionKey' | 'pointInTimeRecoverySpecification'> {
  return {
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  };
}

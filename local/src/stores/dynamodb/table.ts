import type { Item, Tables } from './tables';
import type { ResourceModel } from '../../template/template-model';
import { nameOf, type Kept } from '../directory';

/**
 * A table of DynamoDB with its items.
 */
export class Table implements Kept {
  public readonly name: string;

  constructor(public readonly resource: ResourceModel, private readonly tables: Tables) {
    this.name = nameOf(resource);
  }

  /**
   * Every item, in DynamoDB's own JSON.
   */
  public items(): Promise<readonly Item[]> {
    return this.tables.scan(this.name);
  }

  /**
   * Puts an item, as nobody's call.
   *
   * @param item in DynamoDB's own JSON
   */
  public async putItem(item: Item): Promise<void> {
    await this.tables.run('PutItem', { TableName: this.name, Item: item });
  }
}

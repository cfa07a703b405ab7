import { Dynalite, type DynaliteError } from './dynalite';
import { hidePrototype, namesPrototype, showPrototype } from './prototype-names';
import { tableDefinition } from './table-definition';
import { LocalGatewayError, TemplateError } from '../../errors';
import type { ResourceModel } from '../../template/template-model';
import { nameOf } from '../directory';
import { BOUNDS } from '../retained';

/**
 * An item in DynamoDB's own JSON, for instance `{ id: { S: 'o-1' } }`.
 */
export type Item = Readonly<Record<string, unknown>>;

interface Page {
  readonly Items: readonly Item[];
  readonly LastEvaluatedKey?: Item;
}

/**
 * The tables of a region. They are made on the first call.
 */
export class Tables {
  private opened?: Promise<Dynalite>;
  private hasHidden = false;

  /*
   * No less than what the tables hold.
   */
  private bytes = 0;

  constructor(private readonly resources: readonly ResourceModel[]) {}

  /**
   * @throws DynaliteError with DynamoDB's answer when that is one of an error
   */
  public async run(action: string, input: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    const dynalite = await this.open();
    const hides = namesPrototype(input);
    this.hasHidden ||= hides;
    const answer = await dynalite.run(action, hides ? hidePrototype(input) : input);
    return this.hasHidden ? showPrototype(answer) : answer;
  }

  public async unknownParameters(action: string, input: object): Promise<readonly string[]> {
    return (await this.open()).unknownParameters(action, input);
  }

  /**
   * Every item of a table.
   */
  public async scan(tableName: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let start: Item | undefined;
    do {
      const page = await this.run('Scan', { TableName: tableName, ...start && { ExclusiveStartKey: start } }) as unknown as Page;
      items.push(...page.Items);
      start = page.LastEvaluatedKey;
    } while (start);
    return items;
  }

  /**
   * Sees to it that something can be written.
   *
   * @throws LocalGatewayError when the tables hold too much
   */
  public async reserve(bytes: number): Promise<void> {
    this.bytes += bytes;
    if (this.bytes <= BOUNDS.maxBytes) {
      return;
    }
    this.bytes = await this.measure() + bytes;
    if (this.bytes > BOUNDS.maxBytes) {
      throw new LocalGatewayError(`the tables hold ${this.bytes} bytes, more than the ${BOUNDS.maxBytes} that are kept here; delete items, or give an endpoint for 'dynamodb'`);
    }
  }

  private async measure(): Promise<number> {
    const items = await Promise.all(this.resources.map((resource) => this.scan(nameOf(resource))));
    return items.flat().reduce((sum, item) => sum + JSON.stringify(item).length, 0);
  }

  private open(): Promise<Dynalite> {
    this.opened ??= createTables(this.resources);
    return this.opened;
  }
}

async function createTables(resources: readonly ResourceModel[]): Promise<Dynalite> {
  const dynalite = new Dynalite();
  for (const resource of resources) {
    await createTable(dynalite, resource);
  }
  for (const resource of resources) {
    await untilActive(dynalite, nameOf(resource));
  }
  return dynalite;
}

async function createTable(dynalite: Dynalite, resource: ResourceModel): Promise<void> {
  try {
    await dynalite.run('CreateTable', tableDefinition(resource));
  } catch (error) {
    throw new TemplateError(`DynamoDB refuses the table '${resource.logicalId}': ${(error as DynaliteError).body?.message ?? String(error)}`);
  }
}

async function untilActive(dynalite: Dynalite, tableName: string): Promise<void> {
  for (;;) {
    const { Table } = await dynalite.run('DescribeTable', { TableName: tableName });
    if ((Table as { readonly TableStatus: string }).TableStatus === 'ACTIVE') {
      return;
    }
  }
}

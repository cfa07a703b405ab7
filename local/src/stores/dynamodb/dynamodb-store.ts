import type { DynaliteError } from './dynalite';
import { Table } from './table';
import { keyNames } from './table-definition';
import { Tables } from './tables';
import type { Backend, BackendCall } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import type { ResourceModel } from '../../template/template-model';
import { jsonAnswers } from '../answers/json-answers';
import { Directory } from '../directory';
import { structureOf, textOf } from '../inputs';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

const READS = ['BatchGetItem', 'DescribeTable', 'GetItem', 'ListTables', 'Query', 'Scan'];
const WRITES = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'];
const TYPES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
const OLD_ITEM = 'ReturnValuesOnConditionCheckFailure';
/*
 * How deep JSON is around an attribute, and below it: an attribute has at most 32 levels, of which each but the last is two of JSON.
 */
const MAX_DEPTH = 2 + 63;
const MAX_BATCH_DEPTH = 6 + 63;

/*
 * Longer ones are refused before they are parsed, which might take forever.
 */
const MAX_EXPRESSION_LENGTH = 4096;
const FAILED_CONDITION = 'ConditionalCheckFailedException';

/**
 * DynamoDB, as far as its tables are in the templates: dynalite with what it lacks, or an error where that is too much.
 */
export class DynamoDbStore {
  public readonly tables: Directory<Table>;
  public readonly backend: Backend;
  private readonly regions = new Map<string, Tables>();

  constructor(resources: readonly ResourceModel[], context: StoreContext) {
    const tables = resources.filter(({ type }) => TYPES.includes(type));
    for (const region of new Set(tables.map((resource) => resource.region))) {
      this.regions.set(region, new Tables(tables.filter((resource) => resource.region === region)));
    }
    this.tables = new Directory('table', tables.map((resource) => new Table(resource, this.tablesIn(resource.region))));
    this.backend = storeBackend(this.actions(), jsonAnswers('1.0', context));
  }

  private actions(): ReadonlyMap<string, Action<object>> {
    const run = (name: string): Action<object> => (input, call) => this.run(name, input, call);
    return actionTable(Object.fromEntries([...READS, ...WRITES].map((name) => [name, run(name)])));
  }

  private async run(action: string, given: Input, call: BackendCall): Promise<object> {
    const tables = this.tablesIn(call.region ?? '');
    const { [OLD_ITEM]: oldItem, ...others } = given;
    const input = this.withTableName(others, call);
    await checkInput(tables, action, input);
    if (WRITES.includes(action)) {
      await tables.reserve(call.body.length);
    }
    try {
      return await tables.run(action, input);
    } catch (error) {
      const refused = errorOf(error);
      if (oldItem === 'ALL_OLD' && refused?.code.endsWith(FAILED_CONDITION)) {
        throw new ServiceError(refused.code, refused.message, 400, await this.oldItem(tables, input, call));
      }
      throw refused ?? error;
    }
  }

  /*
   * A table may be named by its ARN, which dynalite does not know.
   */
  private withTableName(input: Input, { region }: BackendCall): Input {
    const table = this.tables.named(textOf(input, 'TableName') ?? '', region);
    return table ? { ...input, TableName: table.name } : input;
  }

  private async oldItem(tables: Tables, input: Input, { region }: BackendCall): Promise<Readonly<Record<string, unknown>>> {
    const TableName = textOf(input, 'TableName') ?? '';
    const table = this.tables.named(TableName, region);
    const source = structureOf(input, 'Key') ?? structureOf(input, 'Item') ?? {};
    const Key = Object.fromEntries((table ? keyNames(table.resource) : []).map((name) => [name, source[name]]));
    const { Item } = await tables.run('GetItem', { TableName, Key, ConsistentRead: true });
    return Item === undefined ? {} : { Item };
  }

  private tablesIn(region: string): Tables {
    const known = this.regions.get(region);
    if (known) {
      return known;
    }
    const tables = new Tables([]);
    this.regions.set(region, tables);
    return tables;
  }
}

/*
 * dynalite drops what it does not know, and takes any nesting.
 */
async function checkInput(tables: Tables, action: string, input: Input): Promise<void> {
  const unknown = await tables.unknownParameters(action, input);
  if (unknown.length > 0) {
    throw new UnsupportedFeatureError(`${unknown.join(', ')} of 'dynamodb:${action}' is not emulated in this process; give an endpoint for 'dynamodb'`);
  }
  const [long] = Object.entries(input).filter(([name, value]) => name.endsWith('Expression') && String(value).length > MAX_EXPRESSION_LENGTH);
  if (long) {
    throw new ServiceError('com.amazon.coral.validate#ValidationException', `Invalid ${long[0]}: Expression size has exceeded the maximum allowed size; `
      + `expression size: ${String(long[1]).length}`);
  }
  if (isDeeperThan(input, action.startsWith('Batch') ? MAX_BATCH_DEPTH : MAX_DEPTH)) {
    throw new ServiceError('com.amazon.coral.validate#ValidationException', 'Nesting Levels have exceeded supported limits');
  }
}

function isDeeperThan(value: unknown, depth: number): boolean {
  return typeof value === 'object' && value !== null && (depth < 0 || Object.values(value).some((entry) => isDeeperThan(entry, depth - 1)));
}

function errorOf(error: unknown): ServiceError | undefined {
  const { body } = error as DynaliteError;
  return body && new ServiceError(body.__type, body.message ?? body.Message ?? '');
}

import { Stack } from 'aws-cdk-lib';
import type { CfnTable, ITable } from 'aws-cdk-lib/aws-dynamodb';

/**
 * Type of a key attribute, as DynamoDB writes it.
 */
export type KeyType = 'S' | 'N' | 'B';

/**
 * An attribute of a key.
 */
export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

/**
 * The key of a table or an index: one attribute for each part, up to four in an index.
 */
export interface KeySchema {
  readonly partition: readonly KeyAttribute[];
  readonly sort: readonly KeyAttribute[];
}

/**
 * An index, and whether it is a global one.
 */
export interface IndexSchema extends KeySchema {
  readonly global: boolean;
}

/**
 * What a table made in this app says of its keys.
 */
export interface TableSchema {
  readonly key: KeySchema;
  readonly indexes: { readonly [name: string]: IndexSchema };
}

type RawKey = readonly { readonly attributeName: string; readonly keyType: string }[];
type RawIndexes = readonly { readonly indexName: string; readonly keySchema: RawKey }[];

const TABLES = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/**
 * The keys of a table and its indexes, as far as they have been added; nothing for an imported table.
 *
 * `Table` tells its keys by a method of its own, `TableV2` by none: the resource behind both knows them.
 */
export function tableSchema(table: ITable): TableSchema | undefined {
  const resource = table.node.defaultChild as CfnTable | undefined;
  if (!resource || !TABLES.includes(resource.cfnResourceType) || resource.keySchema === undefined) return undefined;
  const resolve = (value: unknown) => Stack.of(table).resolve(value) ?? [];
  const definitions: readonly { attributeName: string; attributeType: KeyType }[] = resolve(resource.attributeDefinitions);
  const types = new Map(definitions.map(({ attributeName, attributeType }) => [attributeName, attributeType]));
  const keyOf = (raw: RawKey): KeySchema => ({ partition: partOf(raw, 'HASH', types), sort: partOf(raw, 'RANGE', types) });
  const indexesOf = (raw: RawIndexes, global: boolean) => raw.map(({ indexName, keySchema }) => [indexName, { ...keyOf(keySchema), global }]);
  return {
    key: keyOf(resolve(resource.keySchema)),
    indexes: Object.fromEntries([
      ...indexesOf(resolve(resource.globalSecondaryIndexes), true),
      ...indexesOf(resolve(resource.localSecondaryIndexes), false),
    ]),
  };
}

function partOf(raw: RawKey, keyType: string, types: ReadonlyMap<string, KeyType>): KeyAttribute[] {
  return raw.filter((part) => part.keyType === keyType).map(({ attributeName: name }) => ({ name, type: types.get(name) ?? 'S' }));
}

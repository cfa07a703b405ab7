import { isRecord } from '../../template/cloud-template';
import type { ResourceModel } from '../../template/template-model';
import { nameOf } from '../directory';

/*
 * What dynalite needs of an index. The rest costs money, not answers.
 */
const INDEX_MEMBERS = ['IndexName', 'KeySchema', 'Projection'];

/**
 * What `CreateTable` is told of a table.
 */
export function tableDefinition(resource: ResourceModel): object {
  const { AttributeDefinitions, GlobalSecondaryIndexes, KeySchema, LocalSecondaryIndexes } = resource.properties;
  return {
    TableName: nameOf(resource),
    AttributeDefinitions,
    KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...indexes('GlobalSecondaryIndexes', GlobalSecondaryIndexes),
    ...indexes('LocalSecondaryIndexes', LocalSecondaryIndexes),
  };
}

/**
 * Names of the attributes that a table knows its items by.
 */
export function keyNames({ properties }: ResourceModel): readonly string[] {
  return Array.isArray(properties.KeySchema) ? properties.KeySchema.filter(isRecord).map(({ AttributeName }) => String(AttributeName)) : [];
}

function indexes(name: string, definitions: unknown): object {
  if (!Array.isArray(definitions) || definitions.length === 0) {
    return {};
  }
  return { [name]: definitions.filter(isRecord).map((index) => Object.fromEntries(INDEX_MEMBERS.map((member) => [member, index[member]]))) };
}

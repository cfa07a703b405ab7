import type { AttributeType, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbAttribute } from './dynamodb-attribute';
import { KeyAttribute, KeySchema, KeyType, tableSchema, TableSchema } from './dynamodb-schema';
import type { JsonTemplate } from '../mapping/json-template';
import { BASE64_TEXT, misplacedConstant, NUMBER } from '../mapping/place';
import type { Place } from '../mapping/place';
import type { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

const FACTORIES: Record<KeyType, (value: RequestValue) => DynamoDbAttribute> = {
  S: DynamoDbAttribute.string,
  N: DynamoDbAttribute.number,
  B: DynamoDbAttribute.binary,
};

const PLACES: { readonly [type in KeyType]?: Place } = { N: NUMBER, B: BASE64_TEXT };

/**
 * What an integration knows of the keys of its table: from the table itself, else from the user, else that keys are text.
 */
export class TableKeys {
  public readonly schema?: TableSchema;
  private readonly types: ReadonlyMap<string, KeyType>;

  /**
   * Throws where the user and the table contradict each other.
   */
  constructor(private readonly table: ITable, private readonly declared: { readonly [name: string]: AttributeType } = {}) {
    this.schema = tableSchema(table);
    const known = this.schema ? attributesOf(this.schema) : Object.entries(declared).map(([name, type]) => ({ name, type }));
    this.types = new Map(known.map(({ name, type }) => [name, type]));
    if (this.schema) this.checkDeclared();
  }

  /**
   * Values of key attributes, each with its type.
   */
  public attributes(values: { readonly [name: string]: RequestValue }): { [name: string]: DynamoDbAttribute } {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.attribute(name, value)]));
  }

  /**
   * The value of a key attribute, with its type.
   */
  public attribute(name: string, value: RequestValue): DynamoDbAttribute {
    return FACTORIES[this.typeOf(name)](value);
  }

  /**
   * The type of a key attribute.
   */
  public typeOf(name: string): KeyType {
    return this.types.get(name) ?? 'S';
  }

  /**
   * Throws unless the values are the whole key of the table.
   */
  public checkWhole(values: { readonly [name: string]: RequestValue }): void {
    this.checkValues('key', values);
    const names = Object.keys(values);
    if (!this.schema) {
      if (names.length < 1 || names.length > 2) throw new ValidationError(`'key' must be a partition key and perhaps a sort key, got ${names.length} attributes; write for instance { id: RequestValue.path('id') }`, this.table);
      return;
    }
    const { partition, sort } = this.schema.key;
    this.checkKnown('key', names, [...partition, ...sort]);
    this.checkGiven('key', names, [...partition, ...sort]);
  }

  /**
   * Throws where names are given that are no key attributes.
   */
  public checkKnown(prop: string, names: readonly string[], attributes: readonly KeyAttribute[]): void {
    const unknown = names.find((name) => !attributes.some((attribute) => attribute.name === name));
    if (unknown !== undefined) {
      throw new ValidationError(`'${prop}' names '${unknown}', which is no attribute of it; write ${namesOf(attributes) || 'none'}`, this.table);
    }
  }

  /**
   * Throws where key attributes are not given.
   */
  public checkGiven(prop: string, names: readonly string[], attributes: readonly KeyAttribute[]): void {
    const missing = attributes.find(({ name }) => !names.includes(name));
    if (missing) {
      throw new ValidationError(`'${prop}' lacks the key attribute '${missing.name}', got ${quoted(names) || 'none'}; give ${namesOf(attributes)}`, this.table);
    }
  }

  /**
   * Throws for values of a key that may be left out, and for constants of another type.
   */
  public checkValues(prop: string, values: { readonly [name: string]: RequestValue }): void {
    const optional = Object.entries(values).find(([, value]) => value._presence.kind === 'optional');
    if (optional) throw new ValidationError(`'${prop}' must be there, so '${optional[0]}' cannot be optional(): leave that out, or use or()`, this.table);
    for (const [name, value] of Object.entries(values)) this.checkType(prop, name, value);
  }

  /**
   * Throws for a constant of another type than its key attribute.
   */
  public checkType(prop: string, name: string, value: RequestValue): void {
    const place = PLACES[this.typeOf(name)];
    if (!place) return;
    const wrong = misplacedConstant(value, place);
    if (wrong !== undefined) {
      throw new ValidationError(`'${name}' of '${prop}' is of type ${this.typeOf(name)}, got '${wrong}'; write ${place.what}`, this.table);
    }
  }

  /**
   * The key of the table, or of an index. Throws if the table is known and has no such index.
   */
  public keyOf(indexName: string | undefined): KeySchema | undefined {
    if (!this.schema || indexName === undefined) return this.schema?.key;
    const index = this.schema.indexes[indexName];
    if (!index) {
      const known = Object.keys(this.schema.indexes).join(', ') || 'none';
      throw new ValidationError(`the table has no index '${indexName}', it has ${known}: add the index before the route`, this.table);
    }
    return index;
  }

  /**
   * Throws for a consistent read of a global index, which DynamoDB does not have.
   */
  public checkConsistent(indexName: string | undefined, consistentRead: boolean = false): void {
    if (consistentRead && indexName !== undefined && this.schema?.indexes[indexName]?.global) {
      throw new ValidationError(`'consistentRead' is not for global indexes like '${indexName}': leave it out`, this.table);
    }
  }

  /**
   * The attributes of a last key, in an order that does not change: those of the table, and of the index if one is read.
   *
   * Throws for an imported table of which the user has said nothing.
   */
  public paging(indexName: string | undefined): KeyAttribute[] {
    const key = this.keyOf(indexName);
    if (this.schema && key) {
      const all = [...this.schema.key.partition, ...this.schema.key.sort, ...key.partition, ...key.sort];
      return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
    }
    if (this.types.size === 0) {
      throw new ValidationError("an imported table does not tell its keys: give 'keyTypes' with the key attributes of the table, and of the index if one is read", this.table);
    }
    return [...this.types].map(([name, type]) => ({ name, type }));
  }

  private checkDeclared(): void {
    for (const [name, type] of Object.entries(this.declared)) {
      const known = this.types.get(name);
      if (known === undefined) throw new ValidationError(`'keyTypes' has '${name}', which is no key attribute of the table: leave it out`, this.table);
      if (known !== type) throw new ValidationError(`'keyTypes' says that '${name}' is ${type}, but the table says ${known}: leave it out`, this.table);
    }
  }
}

/**
 * The DynamoDB JSON of attributes.
 */
export function attributesJson(attributes: { readonly [name: string]: DynamoDbAttribute }): { [name: string]: JsonTemplate } {
  return Object.fromEntries(Object.entries(attributes).map(([name, { _json }]) => [name, _json]));
}

function attributesOf(schema: TableSchema): KeyAttribute[] {
  return [schema.key, ...Object.values(schema.indexes)].flatMap(({ partition, sort }) => [...partition, ...sort]);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' and ');
}

function namesOf(attributes: readonly KeyAttribute[]): string {
  return attributes.map(({ name, type }) => `'${name}' (${type})`).join(' and ');
}

import {
  DynamoDbAttribute, DynamoDbDeleteItem, DynamoDbGetItem, DynamoDbPutItem, DynamoDbQuery, DynamoDbScan, DynamoDbSortKey,
  DynamoDbUpdateItem, RequestValue,
} from '../../../src';
import { asJson, inBody, inHeader, inPath, inQuery, Subject, Values } from '../subject';

const key = (from: Values) => ({ id: from.path('id'), at: from.path('at') });
const DRAFT = () => ({ path: { id: 'i', at: '1' } });
const KEY_POSITIONS = { id: inPath('id'), at: inPath('at', '4711') };
const filter = (from: Values) => ({ expression: '#n = :n AND size(tags) < :s', names: { '#n': 'name' }, values: { ':n': DynamoDbAttribute.string(from.query('name')), ':s': DynamoDbAttribute.number(from.query('size').or('3')) } });

export const DYNAMODB: readonly Subject[] = [
  { name: 'DynamoDbGetItem', route: 'GET /items/{id}/{at}', integration: ({ table }, from) => new DynamoDbGetItem(table, { key: key(from) }), draft: DRAFT, positions: KEY_POSITIONS },
  {
    name: 'DynamoDbPutItem of named attributes',
    route: 'PUT /items/{id}/{at}',
    integration: ({ table }, from) => new DynamoDbPutItem(table, {
      key: key(from),
      item: {
        note: DynamoDbAttribute.string(RequestValue.body('note')),
        price: DynamoDbAttribute.number(RequestValue.body('price').optional()),
        paid: DynamoDbAttribute.boolean(from.query('paid').optional()),
        picture: DynamoDbAttribute.binary(RequestValue.body('picture').optional()),
        more: DynamoDbAttribute.json(RequestValue.body('more').optional()),
        tags: DynamoDbAttribute.stringSet(RequestValue.body('tags').optional()),
        sizes: DynamoDbAttribute.numberSet(RequestValue.body('sizes').optional()),
      },
    }),
    draft: () => ({ ...DRAFT(), body: { note: 'n' } }),
    positions: {
      ...KEY_POSITIONS,
      note: inBody('note'),
      picture: inBody('picture', 'YmVuaWdu'),
      more: asJson((x) => ({ note: 'n', more: { x, list: [x, 1, null, true] } })),
      moreNames: asJson((name) => ({ note: 'n', more: { [name]: 1 } })),
      tags: asJson((tag) => ({ note: 'n', tags: [tag, 'another'] })),
    },
  },
  {
    name: 'DynamoDbPutItem of the whole body',
    route: 'POST /items/{id}/{at}',
    integration: ({ table }, from) => new DynamoDbPutItem(table, { key: key(from), ifNotExists: true }),
    draft: () => ({ ...DRAFT(), body: { note: 'n' } }),
    positions: { ...KEY_POSITIONS, member: inBody('x'), name: asJson((name) => ({ [name]: 'x' })), nested: asJson((x) => ({ a: [{ b: { c: x } }, [x]] })) },
  },
  {
    name: 'DynamoDbUpdateItem',
    route: 'PATCH /items/{id}/{at}',
    integration: ({ table }, from) => new DynamoDbUpdateItem(table, {
      key: key(from),
      set: { note: DynamoDbAttribute.string(RequestValue.body('note')), more: DynamoDbAttribute.json(RequestValue.body('more').optional()) },
      add: { count: DynamoDbAttribute.number(RequestValue.body('count').optional()) },
      condition: { expression: 'version = :v', values: { ':v': DynamoDbAttribute.string(from.header('If-Match')) } },
    }),
    draft: () => ({ ...DRAFT(), headers: { 'If-Match': 'v' }, body: { note: 'n' } }),
    positions: { ...KEY_POSITIONS, note: inBody('note'), more: asJson((x) => ({ note: 'n', more: { x } })), version: inHeader('if-match') },
  },
  { name: 'DynamoDbDeleteItem', route: 'DELETE /items/{id}/{at}', integration: ({ table }, from) => new DynamoDbDeleteItem(table, { key: key(from), ifExists: true }), draft: DRAFT, positions: KEY_POSITIONS },
  {
    name: 'DynamoDbQuery',
    route: 'GET /items/{id}',
    integration: ({ table }, from) => new DynamoDbQuery(table, {
      partitionKey: { id: from.path('id') },
      sortKey: { at: DynamoDbSortKey.greaterThan(from.query('since').or('0')) },
      filter: filter(from),
    }),
    draft: () => ({ path: { id: 'i' }, query: { name: 'n' } }),
    positions: { id: inPath('id'), since: inQuery('since', '4711'), name: inQuery('name'), size: inQuery('size', '4711') },
  },
  {
    name: 'DynamoDbQuery of an index',
    route: 'GET /customers/{customer}',
    integration: ({ table }, from) => new DynamoDbQuery(table, { indexName: 'byCustomer', partitionKey: { customer: from.path('customer') } }),
    positions: { customer: inPath('customer') },
  },
  {
    name: 'DynamoDbScan',
    route: 'GET /items',
    integration: ({ table }, from) => new DynamoDbScan(table, { filter: filter(from) }),
    draft: () => ({ query: { name: 'n' } }),
    positions: { name: inQuery('name') },
  },
];

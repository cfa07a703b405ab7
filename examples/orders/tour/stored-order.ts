/**
 * The order that is in the table, as DynamoDB writes it.
 */
export const STORED_ORDER = {
  id: { S: 'o-1' },
  customerId: { S: 'anna' },
  placedAt: { S: '2026-02-03T10:00:00Z' },
  status: { S: 'new' },
  lines: { L: [{ M: { sku: { S: 'tea' }, quantity: { N: '2' }, engraving: { NULL: true } } }] },
  tags: { SS: ['gift', 'fragile'] },
};

/**
 * The same order as callers get it.
 */
export const PLAIN_ORDER = {
  id: 'o-1',
  customerId: 'anna',
  placedAt: '2026-02-03T10:00:00Z',
  status: 'new',
  lines: [{ sku: 'tea', quantity: 2, engraving: null }],
  tags: ['gift', 'fragile'],
};

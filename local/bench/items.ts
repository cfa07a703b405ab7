/**
 * An item as users store it, at least as long as asked for.
 *
 * @param bytes length as plain JSON
 */
export function itemOf(bytes: number): object {
  const order = { id: 'o-4711', customer: { name: 'Zoë "Z" O\'Neil', vip: true, note: null }, total: 129.95 };
  const line = { sku: 'A-17', text: 'blue {large}, \\ 2 m', count: 17, tags: ['new', 'sale'], gift: false };
  const rest = bytes - JSON.stringify(order).length;
  return { ...order, lines: Array.from({ length: Math.ceil(rest / JSON.stringify(line).length) }, () => line) };
}

/**
 * The same as DynamoDB returns it.
 */
export function marshalled(value: unknown): object {
  if (Array.isArray(value)) {
    return { L: value.map(marshalled) };
  }
  if (typeof value === 'object' && value !== null) {
    return { M: attributesOf(value) };
  }
  switch (typeof value) {
    case 'string': return { S: value };
    case 'number': return { N: String(value) };
    case 'boolean': return { BOOL: value };
    default: return { NULL: true };
  }
}

/**
 * The attributes of an item as DynamoDB returns them.
 */
export function attributesOf(item: object): object {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, marshalled(value)]));
}

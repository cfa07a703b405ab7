import { JavaRegex } from '../../src/regex';

type Pass = readonly [pattern: string, replacement: string];

const STRING = '"[^"\\\\]*+(?:\\\\.[^"\\\\]*+)*+"';

/** DynamoDB JSON to plain JSON. */
const UNMARSHAL: readonly Pass[] = [
  ['(\\{"NS":\\[|(?<!^)\\G,)"([^"]++)"', '$1$2'],
  ['\\{"NULL":true\\}', 'null'],
  [`\\{"(?:S|B)":(${STRING})\\}|\\{"N":"([^"]*+)"\\}|\\{"BOOL":(true|false)\\}|\\{"M":(\\{)|\\{"(?:L|SS|NS|BS)":(\\[)`, '$1$2$3$4$5'],
  [`(${STRING})|\\}(\\})|(\\])\\}`, '$1$2$3'],
];

function passBehind(skipped: string, token: string, replacement: string): Pass {
  return [`\\G((?:${skipped}|${STRING})*+)${token}`, replacement];
}

/** Plain JSON to DynamoDB JSON. */
const MARSHAL: readonly Pass[] = [
  passBehind('[^"{]', '\\{', '$1{"M":{'),
  passBehind('[^"}]', '\\}', '$1}}'),
  passBehind('[^"\\[]', '\\[', '$1{"L":['),
  passBehind('[^"\\]]', '\\]', '$1]}'),
  [`\\G((?:[^"]|${STRING}:)*+)(${STRING})`, '$1{"S":$2}'],
  passBehind('[^"0-9-]', '(-?[0-9][0-9.eE+-]*+)', '$1{"N":"$2"}'),
  passBehind('[^"tf]', '(true|false)', '$1{"BOOL":$2}'),
  passBehind('[^"n]', 'null', '$1{"NULL":true}'),
];

function run(passes: readonly Pass[], text: string): string {
  return passes.reduce((result, [pattern, replacement]) => JavaRegex.compile(pattern).replaceAll(result, replacement), text);
}

function marshalled(value: unknown): object {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    default:
      return marshalledObject(value);
  }
}

function marshalledObject(value: unknown): object {
  if (Array.isArray(value)) {
    return { L: value.map(marshalled) };
  }
  if (typeof value !== 'object' || value === null) {
    return { NULL: true };
  }
  return { M: Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, marshalled(entry)])) };
}

const FRAGMENTS = ['a', 'S', 'M', 'L', 'N', 'BOOL', 'NULL', '"', '\\', '{', '}', '[', ']', ':', ',', '\n', '\u2028', '\ue000', 'é', '😀',
  '\'', '$1', '{"S":"x"}', '}}', ']}', '{"M":{', 'true', 'null', '1', '\\"', '/'];
const KEYS = ['S', 'M', 'L', 'N', 'BOOL', 'NULL', 'B', 'SS', 'id'];
const SCALARS = [null, true, false, 0, -1, 1.5, 12345678901234, 1e-7];

/** Always the same hostile items. */
class ItemMaker {
  private seed = 7;

  item(depth: number): Record<string, unknown> {
    return Object.fromEntries(Array.from({ length: this.below(4) }, () => [this.key(), this.value(depth)]));
  }

  private value(depth: number): unknown {
    const kind = this.below(4);
    if (depth > 0 && kind === 0) {
      return this.item(depth - 1);
    }
    if (depth > 0 && kind === 1) {
      return Array.from({ length: this.below(4) }, () => this.value(depth - 1));
    }
    return kind === 2 ? SCALARS[this.below(SCALARS.length)] : this.text();
  }

  private key(): string {
    return this.below(2) === 0 ? KEYS[this.below(KEYS.length)] : this.text();
  }

  private text(): string {
    return Array.from({ length: this.below(7) }, () => FRAGMENTS[this.below(FRAGMENTS.length)]).join('');
  }

  private below(limit: number): number {
    this.seed = (this.seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((this.seed / 2147483648) * limit);
  }
}

function nested(levels: number): unknown {
  return levels === 0 ? 1 : { M: [nested(levels - 1)] };
}

const LARGE: readonly (readonly [string, unknown])[] = [
  ['31 levels', nested(31)],
  ['300 kB in one string', { big: 'x'.repeat(300_000) }],
  ['300 kB beyond ASCII', { big: '中é😀'.repeat(75_000) }],
  ['60,000 escapes', { esc: '"\\'.repeat(60_000) }],
  ['5,000 elements', { many: Array.from({ length: 5000 }, (_, i) => ({ i, s: `v${i}` })) }],
];

test.each(LARGE)('%s come through all passes, both ways', (_, item) => {
  const plain = JSON.stringify(item);
  const typed = JSON.stringify(marshalled(item));
  expect(run(MARSHAL, plain)).toBe(typed);
  expect(run(UNMARSHAL, typed)).toBe(plain);
});

test('2,000 hostile items come through all passes, both ways', () => {
  const maker = new ItemMaker();
  for (let count = 0; count < 2000; count += 1) {
    const item = maker.item(5);
    const plain = JSON.stringify(item);
    const typed = JSON.stringify(marshalled(item));
    expect(run(MARSHAL, plain)).toBe(typed);
    expect(run(UNMARSHAL, typed)).toBe(plain);
  }
});

test('sets become arrays', () => {
  const typed = '{"M":{"n":{"NS":["1","-2.5"]},"s":{"SS":["a,","{"]},"b":{"BS":["eA=="]}}}';
  expect(run(UNMARSHAL, typed)).toBe('{"n":[1,-2.5],"s":["a,","{"],"b":["eA=="]}');
});

import { LiteralParser } from './literal-parser';
import type { ParserContext } from './parser-context';
import { add, divide, modulo, multiply, subtract, type Calculate } from '../../java/numbers';
import type { Expression } from '../nodes/node';
import { Addition, And, Calculation, Equality, Not, Or, Order } from '../nodes/operators';

const SPACE = /[ \t\n\r]+/y;
const OR = /\|\||or(?![a-zA-Z0-9_@])/y;
const AND = /&&|and(?![a-zA-Z0-9_@])/y;
const EQUALITY = /==|!=|(?:eq|ne)(?![a-zA-Z0-9_@])/y;
const ORDER = /<=|>=|<|>|(?:lt|le|gt|ge)(?![a-zA-Z0-9_@])/y;
const SUM = /\+|-(?!\.?\d)/y;
const PRODUCT = /[*/%]/y;
const NOT = /!|not(?![a-zA-Z0-9_@])/y;

/** Makes the node of a binary operator. */
type Combine = (source: string, operator: string, left: Expression, right: Expression) => Expression;

const ORDERS: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['<', (order: number) => order < 0], ['lt', (order: number) => order < 0],
  ['<=', (order: number) => order <= 0], ['le', (order: number) => order <= 0],
  ['>', (order: number) => order > 0], ['gt', (order: number) => order > 0],
  ['>=', (order: number) => order >= 0], ['ge', (order: number) => order >= 0],
]);

const PRODUCTS: ReadonlyMap<string, Calculate> = new Map([['*', multiply], ['/', divide], ['%', modulo]]);

/** Binary operators from the loosest to the tightest. */
const LEVELS: ReadonlyArray<{ readonly operator: RegExp; readonly combine: Combine }> = [
  { operator: OR, combine: (source, _operator, left, right) => new Or(source, left, right) },
  { operator: AND, combine: (source, _operator, left, right) => new And(source, left, right) },
  {
    operator: EQUALITY,
    combine: (source, operator, left, right) => new Equality(source, left, right, operator === '!=' || operator === 'ne'),
  },
  { operator: ORDER, combine: (source, operator, left, right) => new Order(source, left, right, lookUp(ORDERS, operator)) },
  {
    operator: SUM,
    combine: (source, operator, left, right) => (
      operator === '+' ? new Addition(source, left, right, add) : new Calculation(source, left, right, subtract)
    ),
  },
  { operator: PRODUCT, combine: (source, operator, left, right) => new Calculation(source, left, right, lookUp(PRODUCTS, operator)) },
];

/**
 * Parses the expressions of `#set`, `#if` and `#elseif`.
 */
export class ExpressionParser {
  readonly literals: LiteralParser;

  constructor(private readonly context: ParserContext) {
    this.literals = new LiteralParser(context);
  }

  parse(): Expression {
    return this.context.nest(() => this.binary(0));
  }

  private binary(level: number): Expression {
    if (level === LEVELS.length) {
      return this.unary();
    }
    const { scanner } = this.context;
    const { operator: pattern, combine } = LEVELS[level];
    let left = this.binary(level + 1);
    for (let operator = scanner.take(pattern); operator !== undefined; operator = scanner.take(pattern)) {
      // what Velocity prints of an operation without a value begins behind the operator
      const start = scanner.position;
      const right = this.binary(level + 1);
      left = combine(scanner.since(start), operator, left, right);
    }
    return left;
  }

  private unary(): Expression {
    const { scanner } = this.context;
    scanner.take(SPACE);
    const start = scanner.position;
    if (scanner.take(NOT) === undefined) {
      return this.primary();
    }
    const operand = this.context.nest(() => this.unary());
    return new Not(scanner.since(start).trim(), operand);
  }

  private primary(): Expression {
    const { scanner } = this.context;
    const primary = scanner.skip('(') ? this.inParentheses() : this.literals.literal();
    scanner.take(SPACE);
    return primary ?? scanner.fail('expected a reference, a literal or a parenthesis');
  }

  private inParentheses(): Expression {
    const inside = this.parse();
    this.context.scanner.expect(')');
    return inside;
  }
}

function lookUp<T>(table: ReadonlyMap<string, T>, operator: string): T {
  const found = table.get(operator);
  if (found === undefined) {
    throw new RangeError(`no operator '${operator}'`);
  }
  return found;
}

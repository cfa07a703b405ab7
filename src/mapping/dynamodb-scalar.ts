import { NUMBER_PATTERN } from './idioms';
import { JSON_STRING } from './json-patterns';
import { JsonTemplate, PreparedJson } from './json-template';
import type { MappedValue } from './mapped-value';
import { BASE64_TEXT, checkConstant, checkOfBody, NUMBER } from './place';
import type { Slot, TemplateScope } from './template-scope';

const BASE64 = '(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?';

/** As JSON: a slash may be escaped there. */
const BASE64_STRING = '"(?:(?:[A-Za-z0-9+]|\\\\?/){4})*+(?:(?:[A-Za-z0-9+]|\\\\?/){2}==|(?:[A-Za-z0-9+]|\\\\?/){3}=)?"';

/**
 * A number in a string, as DynamoDB and its `N` want it.
 */
export class NumberText extends JsonTemplate {
  constructor(private readonly value: MappedValue) {
    super();
    checkConstant(value, NUMBER);
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    return quotedSlot(scope.number(this.value));
  }
}

/**
 * Base64 in a string. Any other text refuses the call.
 */
export class BinaryText extends JsonTemplate {
  constructor(private readonly value: MappedValue) {
    super();
    checkConstant(value, BASE64_TEXT);
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.text(this.value);
    const text = scope.variable();
    scope.before(`#set(${text}=${'expression' in piece ? piece.expression : piece.constant})`);
    requireWhere(scope, present, `${text}.matches('${BASE64}')==true`);
    return quotedSlot({ pieces: [{ expression: text }], present });
  }
}

/**
 * What the elements of a set are.
 */
export type SetOf = 'strings' | 'numbers' | 'binaries';

const ELEMENTS: Record<SetOf, string> = { strings: JSON_STRING, numbers: NUMBER_PATTERN, binaries: BASE64_STRING };

/**
 * A list of the body whose elements are all of one type, and at least one. Any other value refuses the call.
 */
export class SetElements extends JsonTemplate {
  constructor(private readonly value: MappedValue, private readonly of: SetOf) {
    super();
    checkOfBody(value);
  }

  public _prepare(scope: TemplateScope): PreparedJson {
    const { pieces: [piece], present } = scope.json(this.value);
    const list = 'expression' in piece ? piece.expression : `'${piece.constant}'`;
    const element = ELEMENTS[this.of];
    requireWhere(scope, present, `${list}.matches('\\[${element}(?:,${element})*+\\]')==true`);
    const elements = this.of === 'numbers' ? `${list}.replaceAll('([^\\[\\],]++)','"$1"')` : list;
    return { present, write: (sink) => sink.expression(elements) };
  }
}

function requireWhere(scope: TemplateScope, present: string | undefined, condition: string): void {
  scope.require(present === undefined ? condition : `(!(${present})||${condition})`);
}

function quotedSlot({ pieces: [piece], present }: Slot): PreparedJson {
  return {
    present,
    write: (sink) => {
      sink.constant('"');
      if ('constant' in piece) sink.constant(piece.constant);
      else sink.expression(piece.expression);
      sink.constant('"');
    },
  };
}

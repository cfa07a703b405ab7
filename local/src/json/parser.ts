import { readNumber, scanNumber } from './number';
import { JsonScanner } from './scanner';
import { JavaDouble, JavaMap, type JavaList, type JavaValue } from '../java/values';

/** The deepest nesting json-smart takes. */
const MAX_DEPTH = 400;

/** The characters that end a bare word: at the top, in an array, in a key, in a value. */
const NO_STOP = '';
const ARRAY_STOPS = ',]';
const KEY_STOPS = ':';
const VALUE_STOPS = ',}';

const KEYWORDS: ReadonlyMap<string, JavaValue> = new Map<string, JavaValue>([
  ['null', null], ['true', true], ['false', false], ['NaN', new JavaDouble(NaN)],
]);

/**
 * Parses JSON as json-smart's permissive mode does, which reads bodies and templates for API Gateway.
 *
 * Beyond JSON it takes single quotes, bare words as strings, superfluous commas, leading zeros, and anything
 * behind the value. Integers keep all their digits, the last of equal keys wins, and an empty text is an empty string.
 *
 * @throws JsonError for what even these rules refuse, and for more than 400 nested levels
 */
export function parseJson(text: string): JavaValue {
  return new JsonParser(new JsonScanner(text)).parse();
}

class JsonParser {
  private depth = 0;

  constructor(private readonly scanner: JsonScanner) {}

  parse(): JavaValue {
    return this.parseValue(NO_STOP);
  }

  private parseValue(stops: string): JavaValue {
    this.scanner.skipWhitespace();
    const character = this.scanner.peek();
    switch (character) {
      case '{':
        return this.nested(() => this.parseObject());
      case '[':
        return this.nested(() => this.parseArray());
      case '"':
      case '\'':
        return this.scanner.readString();
      case ':':
      case '}':
      case ']':
        throw this.scanner.unexpected();
      default:
        return isNumberStart(character) ? this.parseNumber(stops) : this.parseWord(stops);
    }
  }

  private nested<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw this.scanner.error(`nested deeper than ${MAX_DEPTH} levels`);
    }
    this.scanner.position += 1;
    const value = parse();
    this.depth -= 1;
    return value;
  }

  private parseArray(): JavaList {
    const list: JavaList = [];
    for (;;) {
      this.scanner.skipWhitespace();
      const character = this.scanner.peek();
      if (character === '') {
        throw this.scanner.unexpected();
      }
      if (character === ']' || character === ',') {
        this.scanner.position += 1;
      } else {
        list.push(this.parseValue(ARRAY_STOPS));
      }
      if (character === ']') {
        return list;
      }
    }
  }

  private parseObject(): JavaMap {
    const map = new JavaMap();
    for (;;) {
      this.scanner.skipWhitespace();
      switch (this.scanner.peek()) {
        case '}':
          this.scanner.position += 1;
          return map;
        case ',':
          this.scanner.position += 1;
          break;
        case ':':
        case '[':
        case ']':
        case '{':
        case '':
          throw this.scanner.unexpected();
        default:
          this.parseEntry(map);
      }
    }
  }

  private parseEntry(map: JavaMap): void {
    const key = this.parseKey();
    this.scanner.skipControls();
    if (this.scanner.peek() !== ':') {
      throw this.scanner.unexpected();
    }
    this.scanner.position += 1;
    map.set(key, this.parseValue(VALUE_STOPS));
    this.scanner.skipControls();
    if (!VALUE_STOPS.includes(this.scanner.peek() || ':')) {
      throw this.scanner.unexpected();
    }
  }

  private parseKey(): string {
    const character = this.scanner.peek();
    return character === '"' || character === '\'' ? this.scanner.readString() : this.scanner.readWord(KEY_STOPS);
  }

  private parseWord(stops: string): JavaValue {
    const word = this.scanner.readWord(stops);
    const keyword = KEYWORDS.get(word);
    return keyword === undefined ? word : keyword;
  }

  private parseNumber(stops: string): JavaValue {
    const start = this.scanner.position;
    const digits = scanNumber(this.scanner.text, start);
    this.scanner.position += digits.length;
    this.scanner.skipControls();
    const behind = this.scanner.peek();
    if (/[eE]$/.test(digits) || (behind !== '' && !stops.includes(behind))) {
      this.scanner.position = start;
      return this.scanner.readWord(stops);
    }
    try {
      return readNumber(digits);
    } catch {
      throw this.scanner.error(`'${digits}' is not a number`, start);
    }
  }
}

function isNumberStart(character: string): boolean {
  return character === '-' || (character >= '0' && character <= '9');
}

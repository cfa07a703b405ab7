import { JavaThrowable, type JavaValue } from '../../../java/values';
import { limitWork } from '../../../java/work';
import { JsonError, parseJson, writeJson } from '../../../json';
import { JsonPathError, type JsonPath } from '../../../jsonpath';

/**
 * Bytes of a body that paths look at; what comes behind them is cut off.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
const READ_BYTES = 100 * 1024;

/**
 * A body as the expressions of one request look at it: read when the first of them does.
 *
 * It is an assumption that a body which is no JSON, or is none once it is cut off, has nothing at any path.
 */
export class MappedBody {
  private isRead = false;
  private document?: JavaValue;

  constructor(private readonly bytes: Buffer) {}

  /**
   * All of it, as it is; undefined when there is none.
   */
  public get text(): string | undefined {
    return this.bytes.length === 0 ? undefined : this.bytes.toString('utf8');
  }

  /**
   * What a path finds, as text: objects and lists as JSON. Undefined when it finds nothing, or null.
   */
  public find(path: JsonPath): string | undefined {
    if (!this.isRead) {
      this.document = readDocument(this.bytes);
      this.isRead = true;
    }
    const value = this.document === undefined ? undefined : evaluate(path, this.document);
    if (value === undefined || value === null) {
      return undefined;
    }
    return typeof value === 'string' ? value : writeJson(value);
  }
}

function readDocument(bytes: Buffer): JavaValue | undefined {
  try {
    return parseJson(bytes.subarray(0, READ_BYTES).toString('utf8'));
  } catch (error) {
    if (error instanceof JsonError) {
      return undefined;
    }
    throw error;
  }
}

function evaluate(path: JsonPath, document: JavaValue): JavaValue | undefined {
  try {
    return limitWork(() => path.read(document));
  } catch (error) {
    if (error instanceof JsonPathError || error instanceof JavaThrowable) {
      return undefined;
    }
    throw error;
  }
}

import { JavaMap, JavaThrowable } from '../java/values';
import { JsonError } from '../json';
import { JsonPathError } from '../jsonpath';
import { RegexError } from '../regex';
import { AWS_DIALECT, type Dialect } from './dialect';
import { JavaError, VtlError } from './errors';
import { Frame } from './frame';
import type { Block } from './nodes/node';
import { BreakSignal, StopSignal } from './nodes/signals';
import { InputObject } from './objects/input';
import { UtilObject } from './objects/util';
import { parseTemplate } from './parser/template-parser';
import type { VtlValue } from './values';

/**
 * What a mapping template sees.
 */
export interface TemplateScope {
  /** `$input`'s body. @default - none, which templates see as `{}` */
  readonly body?: string;

  /** Maps `path`, `querystring` and `header`. @default - three empty maps */
  readonly params?: JavaMap;

  /** `$context`, live: what the template sets in it is there afterwards. @default - an empty map */
  readonly context?: JavaMap;

  /** `$stageVariables`. @default - an empty map */
  readonly stageVariables?: JavaMap;
}

/**
 * A parsed mapping template, to be rendered any number of times.
 */
export class Template {
  /**
   * Parses a template.
   *
   * @throws VtlError when it is malformed
   * @throws UnsupportedFeatureError for `#include`, `#parse` and other features of Velocity that nobody saw on AWS
   */
  static parse(source: string, dialect: Dialect = AWS_DIALECT): Template {
    return new Template(asVtlError(() => parseTemplate(source, dialect)), dialect);
  }

  private constructor(private readonly block: Block, private readonly dialect: Dialect) {}

  /**
   * The output for the given input.
   *
   * @throws VtlBodyError when the template wants JSON from a body that holds none
   * @throws VtlError when a Java method throws, or the template uses up too much
   */
  render(scope: TemplateScope): string {
    const frame = new Frame(this.dialect, this.variables(scope));
    asVtlError(() => this.run(frame));
    return frame.text;
  }

  private run(frame: Frame): void {
    try {
      this.block.render(frame);
    } catch (error) {
      if (!(error instanceof StopSignal) && !(error instanceof BreakSignal)) {
        throw error;
      }
    }
  }

  private variables(scope: TemplateScope): Map<string, VtlValue> {
    return new Map<string, VtlValue>([
      ['input', new InputObject(scope.body || this.dialect.emptyBody, scope.params ?? emptyParams())],
      ['util', new UtilObject()],
      ['context', scope.context ?? new JavaMap()],
      ['stageVariables', scope.stageVariables ?? new JavaMap()],
    ]);
  }
}

function emptyParams(): JavaMap {
  return new JavaMap([['path', new JavaMap()], ['querystring', new JavaMap()], ['header', new JavaMap()]]);
}

/** Turns errors of other rooms into those of a template, and those of JavaScript where a value has grown past what it can hold. */
function asVtlError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof RegexError || error instanceof JsonPathError || error instanceof JsonError) {
      throw new JavaError(error.name, error.message);
    }
    if (error instanceof JavaThrowable) {
      throw new JavaError(error.exception, error.message);
    }
    throw error instanceof RangeError ? new VtlError(`the template uses up too much: ${error.message}`) : error;
  }
}

import { JavaThrowable } from '../java/values';
import { limitWork } from '../java/work';
import { JsonError } from '../json';
import { JsonPathError } from '../jsonpath';
import { RegexError } from '../regex';
import { AWS_DIALECT, type Dialect } from './dialect';
import { JavaError, VtlError } from './errors';
import { Frame } from './frame';
import type { Block } from './nodes/node';
import { BreakSignal, StopSignal } from './nodes/signals';
import { parseTemplate } from './parser/template-parser';
import type { TemplateScope } from './template-scope';
import { Variables } from './variables';

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
    const frame = new Frame(this.dialect, new Variables(scope, this.dialect.emptyBody));
    asVtlError(() => limitWork(() => this.run(frame)));
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

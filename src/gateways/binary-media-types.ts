import { Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

const MEDIA_TYPE = /^[^\s/*]+\/([^\s/*]+|\*)$/;

/**
 * The content types of an API whose bodies are bytes, collected from its routes.
 */
export class BinaryMediaTypes {
  private readonly types = new Set<string>();

  constructor(private readonly scope: IConstruct) {}

  public add(contentTypes: string[]): void {
    for (const contentType of contentTypes) this.addOne(contentType);
  }

  /**
   * The types in alphabetical order, once all routes are known.
   */
  public sorted(): string[] {
    return [...this.types].sort();
  }

  /**
   * The types as a property that renders late.
   */
  public asList(): string[] {
    return Lazy.list({ produce: () => this.sorted() }, { omitEmpty: true });
  }

  private addOne(contentType: string): void {
    if (!MEDIA_TYPE.test(contentType)) {
      throw new ValidationError(`a binary media type must be a type such as 'image/png', got '${contentType}'; name them one by one`, this.scope);
    }
    this.types.add(contentType);
  }
}

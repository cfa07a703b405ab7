import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord } from './cloud-template';
import { own } from '../own';

/**
 * The properties of one resource, read by type. What is wrong is said with the resource's name.
 */
export class Properties {
  constructor(public readonly owner: string, private readonly values: Readonly<Record<string, unknown>>) {}

  /**
   * Refuses properties that the engine neither reads nor may ignore.
   *
   * @throws UnsupportedFeatureError naming them
   */
  public allow(read: readonly string[], ignored: readonly string[] = []): this {
    const unknown = Object.keys(this.values).filter((name) => !read.includes(name) && !ignored.includes(name));
    if (unknown.length > 0) {
      throw new UnsupportedFeatureError(`${this.owner} has properties that are not emulated: ${unknown.join(', ')}`);
    }
    return this;
  }

  /**
   * Every property by its name.
   */
  public get all(): Readonly<Record<string, unknown>> {
    return this.values;
  }

  public has(name: string): boolean {
    return this.value(name) !== undefined;
  }

  public string(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === 'string') {
      return value;
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
      return String(value);
    }
    throw this.wrong(name, 'text');
  }

  public requiredString(name: string): string {
    const value = this.string(name);
    if (value === undefined) {
      throw this.missing(name);
    }
    return value;
  }

  public boolean(name: string): boolean {
    const value = this.value(name);
    return value === true || value === 'true';
  }

  public number(name: string): number | undefined {
    const value = this.value(name);
    if (value === undefined) {
      return undefined;
    }
    const number = Number(value);
    if (Number.isNaN(number)) {
      throw this.wrong(name, 'a number');
    }
    return number;
  }

  public requiredNumber(name: string): number {
    const value = this.number(name);
    if (value === undefined) {
      throw this.missing(name);
    }
    return value;
  }

  public list(name: string): readonly unknown[] {
    const value = this.value(name) ?? [];
    if (!Array.isArray(value)) {
      throw this.wrong(name, 'a list');
    }
    return value;
  }

  public strings(name: string): readonly string[] {
    return this.list(name).map(String);
  }

  public record(name: string): Readonly<Record<string, unknown>> {
    const value = this.value(name) ?? {};
    if (!isRecord(value)) {
      throw this.wrong(name, 'an object');
    }
    return value;
  }

  public texts(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.record(name)).map(([key, value]) => [key, String(value)]));
  }

  public value(name: string): unknown {
    return own(this.values, name);
  }

  /**
   * The object at a property, to be read in turn; undefined when it is not set.
   */
  public child(name: string): Properties | undefined {
    return this.has(name) ? new Properties(`${this.owner}, ${name}`, this.record(name)) : undefined;
  }

  /**
   * The objects of a list, to be read in turn.
   */
  public children(name: string): readonly Properties[] {
    return this.list(name).map((value, index) => {
      if (!isRecord(value)) {
        throw this.wrong(`${name}[${index}]`, 'an object');
      }
      return new Properties(`${this.owner}, ${name}[${index}]`, value);
    });
  }

  /**
   * The objects by name at a property, to be read in turn.
   */
  public entries(name: string): readonly (readonly [string, Properties])[] {
    return Object.entries(this.record(name)).map(([key, value]) => {
      if (!isRecord(value)) {
        throw this.wrong(`${name}.${key}`, 'an object');
      }
      return [key, new Properties(`${this.owner}, ${name}.${key}`, value)];
    });
  }

  private missing(name: string): TemplateError {
    return new TemplateError(`${this.owner} wants '${name}'`);
  }

  private wrong(name: string, expected: string): TemplateError {
    return new TemplateError(`${this.owner} wants ${expected} as '${name}', got ${JSON.stringify(this.values[name.split(/[.[]/)[0]])}`);
  }
}

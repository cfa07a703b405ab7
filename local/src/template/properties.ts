import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord } from './cloud-template';
import { listOf, shown, textOf } from './template-values';
import { own } from '../own';

const NONE: readonly unknown[] = [];
const EMPTY: Readonly<Record<string, unknown>> = {};

/**
 * The properties of one resource, read by type. What is wrong is said with the resource's name. A null is no value.
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
    return value === undefined || typeof value === 'string' ? value : textOf(value, this.at(name));
  }

  public requiredString(name: string): string {
    return this.required(name, this.string(name));
  }

  /**
   * One of several words, in whatever case it is written.
   *
   * @throws TemplateError for another one
   */
  public choice<T extends string>(name: string, words: readonly T[]): T | undefined {
    const given = this.string(name);
    const found = words.find((word) => word === given?.toUpperCase());
    if (given !== undefined && found === undefined) {
      throw new TemplateError(`${this.owner} has the ${name} '${given}'; use ${words.join(', ')}`);
    }
    return found;
  }

  public requiredChoice<T extends string>(name: string, words: readonly T[]): T {
    return this.required(name, this.choice(name, words));
  }

  public boolean(name: string): boolean {
    const value = this.string(name)?.toLowerCase();
    if (value !== undefined && value !== 'true' && value !== 'false') {
      throw new TemplateError(`${this.at(name)} wants true or false, got ${shown(value)}`);
    }
    return value === 'true';
  }

  public number(name: string): number | undefined {
    const value = this.string(name);
    if (value === undefined) {
      return undefined;
    }
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) {
      throw new TemplateError(`${this.at(name)} wants a number, got ${shown(value)}`);
    }
    return number;
  }

  public requiredNumber(name: string): number {
    return this.required(name, this.number(name));
  }

  public list(name: string): readonly unknown[] {
    const value = this.value(name) ?? NONE;
    return Array.isArray(value) ? value : listOf(value, this.at(name));
  }

  public strings(name: string): readonly string[] {
    return this.list(name).map((entry) => textOf(entry, this.at(name)));
  }

  public record(name: string): Readonly<Record<string, unknown>> {
    return this.asRecord(name, this.value(name) ?? EMPTY);
  }

  public texts(name: string): Readonly<Record<string, string>> {
    const record = this.record(name);
    if (Object.values(record).every(isText)) {
      return record as Readonly<Record<string, string>>;
    }
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, textOf(value, this.at(`${name}.${key}`))]));
  }

  public value(name: string): unknown {
    return own(this.values, name) ?? undefined;
  }

  /**
   * The object at a property, to be read in turn; undefined when it is not set.
   */
  public child(name: string): Properties | undefined {
    return this.has(name) ? new Properties(this.at(name), this.record(name)) : undefined;
  }

  /**
   * The objects of a list, to be read in turn.
   */
  public children(name: string): readonly Properties[] {
    return this.list(name).map((value, index) => new Properties(this.at(`${name}[${index}]`), this.asRecord(`${name}[${index}]`, value)));
  }

  /**
   * The objects by name at a property, to be read in turn.
   */
  public entries(name: string): readonly (readonly [string, Properties])[] {
    return Object.entries(this.record(name))
      .map(([key, value]) => [key, new Properties(this.at(`${name}.${key}`), this.asRecord(`${name}.${key}`, value))]);
  }

  private required<T>(name: string, value: T | undefined): T {
    if (value === undefined) {
      throw new TemplateError(`${this.owner} wants '${name}'`);
    }
    return value;
  }

  private asRecord(name: string, value: unknown): Readonly<Record<string, unknown>> {
    if (!isRecord(value)) {
      throw new TemplateError(`${this.at(name)} wants an object, got ${shown(value)}`);
    }
    return value;
  }

  private at(name: string): string {
    return `${this.owner}, ${name}`;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

import type { Values } from '../backends/backend';

interface HeaderEntry {
  readonly name: string;
  readonly values: string[];
}

/**
 * HTTP headers in order, found by name in any casing, each with one or several values.
 */
export class HeaderBag {
  /**
   * Headers given by name.
   */
  public static from(values: Values): HeaderBag {
    const bag = new HeaderBag();
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') {
        bag.append(name, value);
      } else {
        bag.append(name, ...value);
      }
    }
    return bag;
  }

  private readonly entries = new Map<string, HeaderEntry>();

  /**
   * Replaces a header; the name's casing is the new one.
   */
  public set(name: string, ...values: string[]): void {
    this.entries.set(name.toLowerCase(), { name, values });
  }

  /**
   * Adds values to a header; the casing of the name that was first stays.
   */
  public append(name: string, ...values: string[]): void {
    const key = name.toLowerCase();
    const entry = this.entries.get(key);
    if (entry) {
      entry.values.push(...values);
    } else {
      this.entries.set(key, { name, values });
    }
  }

  /**
   * Sets a header unless it is there.
   */
  public setDefault(name: string, value: string): void {
    if (!this.has(name)) {
      this.set(name, value);
    }
  }

  public has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  public delete(name: string): void {
    this.entries.delete(name.toLowerCase());
  }

  /**
   * The last value of a header.
   */
  public get(name: string): string | undefined {
    return this.entries.get(name.toLowerCase())?.values.at(-1);
  }

  /**
   * Every value of a header.
   */
  public all(name: string): readonly string[] {
    return this.entries.get(name.toLowerCase())?.values ?? [];
  }

  /**
   * The headers among those named, in any casing.
   *
   * @param names in lower case
   */
  public among(names: ReadonlySet<string>): readonly HeaderEntry[] {
    const found: HeaderEntry[] = [];
    for (const [key, entry] of this.entries) {
      if (names.has(key)) {
        found.push(entry);
      }
    }
    return found;
  }

  public [Symbol.iterator](): IterableIterator<HeaderEntry> {
    return this.entries.values();
  }

  public copy(): HeaderBag {
    const bag = new HeaderBag();
    for (const { name, values } of this) {
      bag.set(name, ...values);
    }
    return bag;
  }

  /**
   * The headers by name, a list where there are several values.
   */
  public toValues(): Record<string, string | string[]> {
    const record = emptyRecord<string | string[]>();
    for (const { name, values } of this) {
      record[name] = values.length === 1 ? values[0] : values;
    }
    return anyCasing(record);
  }

  /**
   * The headers by name, several values joined by a comma as HTTP allows.
   */
  public toJoined(): Record<string, string> {
    const record = emptyRecord<string>();
    for (const { name, values } of this) {
      record[name] = values.join(', ');
    }
    return anyCasing(record);
  }
}

function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/*
 * HTTP header names have no casing, yet AWS's casing is worth showing: so names are listed as AWS writes them and found in any casing.
 */
const ANY_CASING: ProxyHandler<Record<string, unknown>> = {
  get: (record, name) => typeof name === 'string' ? record[ownName(record, name)] : Reflect.get(record, name),
  has: (record, name) => typeof name === 'string' ? ownName(record, name) in record : Reflect.has(record, name),
};

function anyCasing<T>(record: Record<string, T>): Record<string, T> {
  return new Proxy(record, ANY_CASING) as Record<string, T>;
}

function ownName<T>(record: Record<string, T>, name: string): string {
  if (name in record) {
    return name;
  }
  const lowerCase = name.toLowerCase();
  return Object.keys(record).find((key) => key.toLowerCase() === lowerCase) ?? name;
}

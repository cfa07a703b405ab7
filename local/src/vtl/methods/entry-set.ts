import type { JavaMap } from '../../java/values';
import { print } from '../printing';
import { JavaObject, toData, type VtlValue } from '../values';
import { JavaIterator } from './iterator';

/**
 * The entries of a map, to loop over.
 */
export class EntrySet extends JavaObject {
  private readonly entries: readonly MapEntry[];

  constructor(map: JavaMap) {
    super();
    this.entries = [...map.keys()].map((key) => new MapEntry(map, key));
  }

  property(name: string): VtlValue {
    return name === 'empty' ? this.entries.length === 0 : null;
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    if (parameters.length > 0) {
      return null;
    }
    switch (name) {
      case 'size': return BigInt(this.entries.length);
      case 'isEmpty': return this.entries.length === 0;
      case 'iterator': return new JavaIterator(this.entries);
      case 'toString': return this.toString();
      default: return null;
    }
  }

  override iterate(): readonly VtlValue[] {
    return this.entries;
  }

  toString(): string {
    return `[${this.entries.join(', ')}]`;
  }
}

/**
 * A `Map.Entry`: `$entry.key`, `$entry.value`.
 */
class MapEntry extends JavaObject {
  constructor(private readonly map: JavaMap, private readonly key: string) {
    super();
  }

  property(name: string): VtlValue {
    switch (name) {
      case 'key': return this.key;
      case 'value': return this.map.get(this.key) ?? null;
      default: return null;
    }
  }

  call(name: string, parameters: readonly VtlValue[]): VtlValue {
    if (name === 'setValue' && parameters.length === 1) {
      const previous = this.property('value');
      this.map.set(this.key, toData(parameters[0]));
      return previous;
    }
    if (parameters.length > 0) {
      return null;
    }
    switch (name) {
      case 'getKey': return this.key;
      case 'getValue': return this.property('value');
      case 'toString': return this.toString();
      default: return null;
    }
  }

  toString(): string {
    return `${this.key}=${print(this.property('value'))}`;
  }
}

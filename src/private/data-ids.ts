import { createHash } from 'node:crypto';
import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const HASH_CHARACTERS = 16;

/**
 * Construct ids of things that are the same when their data is.
 *
 * An id follows from the data as CloudFormation will see it and from nothing else: neither the order in which things come nor what else
 * there is changes it.
 */
export class DataIds {
  private readonly known = new Map<string, string>();

  constructor(private readonly scope: IConstruct) {}

  /**
   * The same for equal data.
   */
  public idOf(data: object): string {
    const text = JSON.stringify(data);
    const id = this.known.get(text) ?? this.hash(data);
    this.known.set(text, id);
    return id;
  }

  private hash(data: object): string {
    const resolved = JSON.stringify(Stack.of(this.scope).resolve(data));
    return createHash('sha256').update(resolved).digest('hex').slice(0, HASH_CHARACTERS);
  }
}

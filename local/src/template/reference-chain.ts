import { TemplateError } from '../errors';

/**
 * The references that are being followed in a stack, and what those followed so far have led to.
 */
export class ReferenceChain {
  private readonly open: string[] = [];
  private readonly known = new Map<string, unknown>();

  constructor(private readonly stackName: string) {}

  /**
   * Follows a reference, once: the second time its value is known.
   *
   * @param link what is asked for, for instance `Queue.QueueName`
   * @throws TemplateError when it leads back to itself
   */
  public follow<T>(link: string, find: () => T): T {
    if (this.known.has(link)) {
      return this.known.get(link) as T;
    }
    const start = this.open.indexOf(link);
    if (start >= 0) {
      throw new TemplateError(`the template of stack '${this.stackName}' refers in a circle: ${[...this.open.slice(start), link].join(' → ')}`);
    }
    this.open.push(link);
    try {
      const value = find();
      this.known.set(link, value);
      return value;
    } finally {
      this.open.pop();
    }
  }
}

import type { IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';

/**
 * Names of an API's operations, which no two routes share.
 */
export class OperationNames {
  private readonly routes = new Map<string, string>();

  constructor(private readonly gateway: IConstruct) {}

  /**
   * Enters the name of a route's operation, if it has one.
   */
  public add(routeKey: string, name?: string): void {
    if (name === undefined) return;
    const taken = this.routes.get(name);
    if (taken !== undefined) {
      throw new ValidationError(`'operationName' must be unique within an API, got '${name}' for '${routeKey}' and '${taken}'; name one of them otherwise`, this.gateway);
    }
    this.routes.set(name, routeKey);
  }
}

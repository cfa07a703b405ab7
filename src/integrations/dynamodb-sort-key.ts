import type { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/**
 * A condition on a sort key.
 *
 * A condition whose value is `optional()` and not there is left out.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
 */
export class DynamoDbSortKey {
  /**
   * Equal to a value.
   */
  public static equalTo(value: RequestValue): DynamoDbSortKey {
    return new DynamoDbSortKey([value], (name, [placeholder]) => `${name} = ${placeholder}`);
  }

  /**
   * Less than a value.
   */
  public static lessThan(value: RequestValue): DynamoDbSortKey {
    return new DynamoDbSortKey([value], (name, [placeholder]) => `${name} < ${placeholder}`);
  }

  /**
   * Less than a value, or equal to it.
   */
  public static lessThanOrEqualTo(value: RequestValue): DynamoDbSortKey {
    return new DynamoDbSortKey([value], (name, [placeholder]) => `${name} <= ${placeholder}`);
  }

  /**
   * Greater than a value.
   */
  public static greaterThan(value: RequestValue): DynamoDbSortKey {
    return new DynamoDbSortKey([value], (name, [placeholder]) => `${name} > ${placeholder}`);
  }

  /**
   * Greater than a value, or equal to it.
   */
  public static greaterThanOrEqualTo(value: RequestValue): DynamoDbSortKey {
    return new DynamoDbSortKey([value], (name, [placeholder]) => `${name} >= ${placeholder}`);
  }

  /**
   * From one value to another, both included. Throws for `optional()` values: use `or()`.
   */
  public static between(lower: RequestValue, upper: RequestValue): DynamoDbSortKey {
    if ([lower, upper].some((value) => value._presence.kind === 'optional')) {
      throw new ValidationError('both values of DynamoDbSortKey.between() must be there: use or() instead of optional()');
    }
    return new DynamoDbSortKey([lower, upper], (name, [from, to]) => `${name} BETWEEN ${from} AND ${to}`);
  }

  /**
   * Beginning with a text, or with bytes. Throws at the route for a number.
   */
  public static beginsWith(value: RequestValue): DynamoDbSortKey {
    return new DynamoDbSortKey([value], (name, [placeholder]) => `begins_with(${name}, ${placeholder})`, false);
  }

  private constructor(
    /** @internal */ public readonly _values: readonly RequestValue[],
    /** @internal */ public readonly _clause: (name: string, placeholders: readonly string[]) => string,
    /** @internal */ public readonly _takesNumbers: boolean = true,
  ) {}
}

import { DynamoDbJson } from '../mapping/dynamodb-json';
import { BinaryText, NumberText, SetElements } from '../mapping/dynamodb-scalar';
import { JsonTemplate, WholeObject } from '../mapping/json-template';
import type { RequestValue } from '../mapping/request-value';

/**
 * The value of an attribute, with its DynamoDB type.
 *
 * A value of the request that does not fit the type is answered with status 400. An `optional()` value that is not there leaves its
 * attribute out.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes
 */
export class DynamoDbAttribute {
  /**
   * Text (`S`).
   */
  public static string(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('S', JsonTemplate.string(value), value);
  }

  /**
   * A number (`N`), of at most 38 digits.
   *
   * Digits of paths, query parameters and headers are kept as they came. Those of the JSON body are what API Gateway reads: count on 15
   * digits of a number with a point or an exponent, and send longer ones as text, with `string()`.
   *
   * Throws for a constant that is no number.
   */
  public static number(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('N', new NumberText(value), value);
  }

  /**
   * Bytes (`B`), as base64 text with its padding.
   *
   * Throws for a constant that is no base64.
   */
  public static binary(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('B', new BinaryText(value), value);
  }

  /**
   * `true` or `false` (`BOOL`).
   *
   * Throws for a constant that is neither.
   */
  public static boolean(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('BOOL', JsonTemplate.boolean(value), value);
  }

  /**
   * Null (`NULL`).
   */
  public static nullValue(): DynamoDbAttribute {
    return new DynamoDbAttribute(new WholeObject({ NULL: JsonTemplate.literalBoolean(true) }), false, 'NULL');
  }

  /**
   * A part of the JSON body as it is, at any nesting that DynamoDB takes (32 levels): text becomes `S`, numbers `N`, `true` and `false`
   * `BOOL`, null `NULL`, lists `L`, objects `M`.
   *
   * Throws for a value that is not of the body.
   */
  public static json(value: RequestValue): DynamoDbAttribute {
    return new DynamoDbAttribute(new DynamoDbJson(value), isOptional(value));
  }

  /**
   * A set of texts (`SS`), from a list of the JSON body that has at least one element.
   *
   * Throws for a value that is not of the body.
   */
  public static stringSet(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('SS', new SetElements(value, 'strings'), value);
  }

  /**
   * A set of numbers (`NS`), from a list of the JSON body that has at least one element.
   *
   * Throws for a value that is not of the body.
   */
  public static numberSet(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('NS', new SetElements(value, 'numbers'), value);
  }

  /**
   * A set of byte strings (`BS`), from a list of base64 texts of the JSON body that has at least one element.
   *
   * Throws for a value that is not of the body.
   */
  public static binarySet(value: RequestValue): DynamoDbAttribute {
    return DynamoDbAttribute.of('BS', new SetElements(value, 'binaries'), value);
  }

  private static of(type: string, json: JsonTemplate, value: RequestValue): DynamoDbAttribute {
    return new DynamoDbAttribute(new WholeObject({ [type]: json }), isOptional(value), type);
  }

  private constructor(
    /** @internal */ public readonly _json: JsonTemplate,
    /** @internal */ public readonly _optional: boolean,
    /** @internal */ public readonly _type?: string,
  ) {}
}

function isOptional(value: RequestValue): boolean {
  return value._presence.kind === 'optional';
}

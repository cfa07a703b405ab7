import type { FormEntry } from '../mapping/form-template';
import { httpJsonText } from '../mapping/http-json';
import type { HttpPlace } from '../mapping/http-place';
import { JsonTemplate, WholeObject } from '../mapping/json-template';
import type { MappedValue } from '../mapping/mapped-value';
import { ValidationError } from '../private/errors';

const NAME = /^(?!AWS\.|Amazon\.)(?!.*\.\.)(?!\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/i;

/**
 * An attribute beside the body of a message.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-message-attributes
 */
export class MessageAttribute {
  /**
   * Text.
   *
   * @param value a `RequestValue`, or in a batch also an `ElementValue`
   */
  public static string(value: MappedValue): MessageAttribute {
    return new MessageAttribute('String', value);
  }

  /**
   * A number of at most 38 digits, from the JSON body as a string. Anything else is answered with status 400.
   *
   * @param value a `RequestValue`, or in a batch also an `ElementValue`
   */
  public static number(value: MappedValue): MessageAttribute {
    return new MessageAttribute('Number', value);
  }

  private constructor(
    /** @internal */ public readonly _type: string,
    /** @internal */ public readonly _value: MappedValue,
  ) {}
}

/**
 * The attributes of a message as the JSON protocol of SQS writes them, nothing where there are none.
 */
export function messageAttributes(attributes: { [name: string]: MessageAttribute } = {}): { [member: string]: JsonTemplate } {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return {};
  const members = entries.map(([name, attribute]) => [name, new WholeObject({
    DataType: JsonTemplate.literal(attribute._type),
    StringValue: JsonTemplate.string(attribute._value),
  })]);
  return { MessageAttributes: JsonTemplate.object(Object.fromEntries(members)) };
}

/**
 * The attributes of a message as the one parameter that they are on an HTTP API.
 */
export function httpMessageAttributes(attributes: { [name: string]: MessageAttribute }, place: HttpPlace): string {
  const members = Object.entries(attributes).map(([name, { _type, _value }]) => {
    const text = httpJsonText(_value, { ...place, name: `${place.name}.${name}` });
    return `"${name}":{"DataType":"${_type}","StringValue":"${text}"}`;
  });
  return `{${members.join(',')}}`;
}

/**
 * The attributes of a message as the query protocol of SNS writes them.
 */
export function attributeEntries(attributes: { [name: string]: MessageAttribute }): FormEntry[] {
  return Object.entries(attributes).map(([name, { _type, _value }]) => ({
    constants: { 'Name': name, 'Value.DataType': _type },
    name: 'Value.StringValue',
    value: _value,
  }));
}

/**
 * Refuses what SQS and SNS would refuse at run time.
 */
export function checkAttributeNames(names: readonly string[]): void {
  if (names.length > 10) throw new ValidationError(`a message has at most 10 attributes, got ${names.length}`);
  for (const name of names) {
    if (!NAME.test(name)) {
      throw new ValidationError(`the name of a message attribute is 1 to 256 letters, digits, underscores, hyphens and single periods, not beginning with AWS. or Amazon., got '${name}'`);
    }
  }
}

import { JsonTemplate, WholeObject } from '../mapping/json-template';
import type { RequestValue } from '../mapping/request-value';
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
   */
  public static string(value: RequestValue): MessageAttribute {
    return new MessageAttribute('String', value);
  }

  /**
   * A number of at most 38 digits. Anything else is refused by the service, with status 400.
   */
  public static number(value: RequestValue): MessageAttribute {
    return new MessageAttribute('Number', value);
  }

  private constructor(
    /** @internal */ public readonly _type: string,
    /** @internal */ public readonly _value: RequestValue,
  ) {}
}

/**
 * The attributes of a message as the JSON protocol of SQS writes them, nothing where there are none.
 */
export function messageAttributes(attributes: { [name: string]: MessageAttribute } = {}): { [member: string]: JsonTemplate } {
  const entries = Object.entries(attributes);
  checkAttributeNames(entries.map(([name]) => name));
  if (entries.length === 0) return {};
  const members = entries.map(([name, attribute]) => [name, new WholeObject({
    DataType: JsonTemplate.literal(attribute._type),
    StringValue: JsonTemplate.string(attribute._value),
  })]);
  return { MessageAttributes: JsonTemplate.object(Object.fromEntries(members)) };
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

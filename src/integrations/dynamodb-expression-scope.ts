import { parseBodyPath } from '../mapping/body-path';
import { JsonWhere, SharedJson } from '../mapping/conditional-json';
import { JsonTemplate } from '../mapping/json-template';

/** The values without which something is not sent, none if it always is. */
type Needs = SharedJson[] | 'always';

/**
 * The names and values of all expressions of one call. Whatever a user writes as a name becomes a placeholder, so that no reserved
 * word and no character of a name means anything to DynamoDB.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
 */
export class ExpressionScope {
  private readonly names = new Map<string, { readonly placeholder: string; needs: Needs }>();
  private readonly values: { readonly placeholder: string; readonly value: SharedJson; readonly optional: boolean }[] = [];

  /**
   * The placeholder of a name.
   *
   * @param where the value without which the name is not used
   */
  public name(attribute: string, where?: SharedJson): string {
    const known = this.names.get(attribute) ?? { placeholder: `#n${this.names.size}`, needs: [] };
    if (where === undefined || known.needs === 'always') known.needs = 'always';
    else known.needs.push(where);
    this.names.set(attribute, known);
    return known.placeholder;
  }

  /**
   * A way into an item, `address.lines[0]`, with placeholders for its names.
   */
  public path(text: string, where?: SharedJson): string {
    return parseBodyPath(text).reduce<string>((path, step) => {
      if (typeof step === 'number') return `${path}[${step}]`;
      return `${path === '' ? '' : `${path}.`}${this.name(step, where)}`;
    }, '');
  }

  /**
   * The placeholder of a value.
   */
  public value(json: JsonTemplate): string {
    return this.shared(new SharedJson(json), false);
  }

  /**
   * The placeholder of a value that other parts of the call depend on.
   */
  public shared(value: SharedJson, optional: boolean): string {
    const placeholder = `:v${this.values.length}`;
    this.values.push({ placeholder, value, optional });
    return placeholder;
  }

  /**
   * Members of the call that say what the placeholders are. To be asked last.
   */
  public members(): { [member: string]: JsonTemplate } {
    return { ...this.nameMember(), ...this.valueMember() };
  }

  private nameMember(): { [member: string]: JsonTemplate } {
    if (this.names.size === 0) return {};
    const entries = [...this.names].map(([name, { placeholder, needs }]) => {
      const literal = JsonTemplate.literal(name);
      return [placeholder, needs === 'always' ? literal : new JsonWhere(literal, needs)] as const;
    });
    return { ExpressionAttributeNames: JsonTemplate.object(Object.fromEntries(entries)) };
  }

  private valueMember(): { [member: string]: JsonTemplate } {
    if (this.values.length === 0) return {};
    const values = JsonTemplate.object(Object.fromEntries(this.values.map(({ placeholder, value }) => [placeholder, value])));
    const needed = this.values.every(({ optional }) => optional) ? this.values.map(({ value }) => value) : [];
    return { ExpressionAttributeValues: needed.length === 0 ? values : new JsonWhere(values, needed) };
  }
}

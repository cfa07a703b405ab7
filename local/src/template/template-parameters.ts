import { TemplateError } from '../errors';
import { isRecord } from './cloud-template';
import { own } from '../own';
import { shown, textOf } from './template-values';

const LIST_TYPE = /^(?:CommaDelimitedList$|List<)/;
const STORED_TYPE = /^AWS::SSM::Parameter::Value<(.+)>$/;

/**
 * What the parameters of a stack may ask for.
 */
export interface ParameterSources {
  readonly stackName: string;
  readonly declared: Readonly<Record<string, unknown>>;

  /**
   * Values that are given, before the defaults.
   */
  readonly given: ReadonlyMap<string, () => unknown>;

  /**
   * Value of a parameter in Systems Manager; undefined when no stack makes it.
   */
  readonly stored: (name: string) => unknown;
}

/**
 * The parameters of a stack: what is given, else the default.
 *
 * One whose value lies in Systems Manager is taken as it is given; its default is the name of a parameter that a stack of the
 * assembly makes.
 */
export class TemplateParameters {
  constructor(private readonly sources: ParameterSources) {}

  public has(name: string): boolean {
    return Object.hasOwn(this.sources.declared, name);
  }

  /**
   * @throws TemplateError when there is no value, or none that is allowed
   */
  public value(name: string): unknown {
    const { stackName, declared } = this.sources;
    const declaration = own(declared, name);
    if (!isRecord(declaration)) {
      throw new TemplateError(`the template of stack '${stackName}' wants an object as parameter '${name}'`);
    }
    const value = this.sources.given.get(name)?.() ?? this.defaultOf(name, declaration);
    this.checkAllowed(name, value, declaration.AllowedValues);
    return isList(declaration.Type) && typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : value;
  }

  private defaultOf(name: string, declaration: Readonly<Record<string, unknown>>): unknown {
    const { Default: value, Type: type } = declaration;
    if (value === undefined) {
      throw new TemplateError(`the parameter '${name}' of stack '${this.sources.stackName}' has no default; give it in 'parameters'`);
    }
    return isText(type) && STORED_TYPE.test(type) ? this.stored(name, textOf(value, `the parameter '${name}'`)) : value;
  }

  private stored(name: string, storedName: string): unknown {
    const value = this.sources.stored(storedName);
    if (value === undefined) {
      throw new TemplateError(
        `the parameter '${name}' of stack '${this.sources.stackName}' has the value of '${storedName}' in Systems Manager, `
        + "which no stack of the assembly makes; give the value in 'parameters'",
      );
    }
    return value;
  }

  private checkAllowed(name: string, value: unknown, allowed: unknown): void {
    if (Array.isArray(allowed) && !allowed.map(printed).includes(printed(value))) {
      throw new TemplateError(`the parameter '${name}' of stack '${this.sources.stackName}' is '${printed(value)}'; it may be ${allowed.map(printed).join(', ')}`);
    }
  }
}

function isList(type: unknown): boolean {
  return isText(type) && LIST_TYPE.test(STORED_TYPE.exec(type)?.[1] ?? type);
}

/*
 * Numbers equal their text.
 */
function printed(value: unknown): string {
  return isText(value) ? value : shown(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

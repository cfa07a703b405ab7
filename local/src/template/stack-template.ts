import { readFileSync } from 'node:fs';
import { TemplateError, UnsupportedFeatureError } from '../errors';
import { isRecord, type CloudTemplate, type TemplateResource } from './cloud-template';
import { partitionOf, urlSuffixOf, type Environment } from './environment';
import { evaluateCondition, INTRINSICS, NO_VALUE, type IntrinsicScope } from './intrinsics';
import { attributeOf, referenceTo, type NamedResource } from './physical-names';
import { uuidOf } from './short-id';
import { own } from '../own';

/**
 * One stack of an assembly: its template and what its references need.
 */
export interface StackSource {
  readonly name: string;
  readonly template: CloudTemplate;
  readonly environment: Environment;

  /**
   * Values of template parameters, before their defaults.
   */
  readonly parameters: ReadonlyMap<string, () => unknown>;

  /**
   * Path of a file or folder of the assembly, by its name or by its key in the bucket of assets; undefined when it has none.
   *
   * @default - the stack was given without an assembly
   */
  readonly assetPath?: (name: string) => string | undefined;
}

/**
 * A template whose values can be asked for: intrinsic functions are resolved, to plausible physical names where AWS would make one.
 */
export class StackTemplate implements IntrinsicScope {
  public readonly name: string;
  public readonly environment: Environment;
  private readonly nested = new Map<string, StackTemplate>();
  private readonly conditions = new Map<string, boolean>();

  constructor(private readonly source: StackSource, private readonly findExport: (name: string) => unknown) {
    this.name = source.name;
    this.environment = source.environment;
  }

  /**
   * Resources that exist under the template's conditions.
   */
  public resources(): readonly (readonly [string, TemplateResource])[] {
    return Object.entries(this.source.template.Resources ?? {})
      .filter(([, resource]) => resource.Condition === undefined || this.condition(resource.Condition));
  }

  /**
   * Value of an export of this stack.
   */
  public exported(name: string): unknown {
    for (const output of Object.values(this.source.template.Outputs ?? {})) {
      if (output.Export && this.resolve(output.Export.Name) === name) {
        return this.resolve(output.Value);
      }
    }
    return undefined;
  }

  /**
   * Makes a nested stack reachable by its outputs.
   */
  public addNested(logicalId: string, stack: StackTemplate): void {
    this.nested.set(logicalId, stack);
  }

  /**
   * Path of a file or folder of the assembly that this stack came from, by its name or by its key in the bucket of assets.
   *
   * @throws UnsupportedFeatureError when the stack was given without its assembly, TemplateError when the assembly has none of that name
   */
  public assetPath(name: string): string {
    if (!this.source.assetPath) {
      throw new UnsupportedFeatureError(`'${name}' lies beside the template; load the stack with fromAssembly or fromStack`);
    }
    const path = this.source.assetPath(name);
    if (path === undefined) {
      throw new TemplateError(`the assembly of stack '${this.name}' has no asset '${name}'`);
    }
    return path;
  }

  /**
   * Path of a file or folder of the assembly; undefined when there is none of that name, or no assembly.
   */
  public findAsset(name: unknown): string | undefined {
    return typeof name === 'string' ? this.source.assetPath?.(name) : undefined;
  }

  /**
   * Text of a file of the assembly.
   *
   * @throws UnsupportedFeatureError when the stack was given without its assembly
   */
  public readAsset(name: string): string {
    return readFileSync(this.assetPath(name), 'utf8');
  }

  /**
   * A property of a resource with its references resolved; undefined when it is not set.
   */
  public property(logicalId: string, name: string): unknown {
    const value = this.resolve(own(own(this.source.template.Resources, logicalId)?.Properties, name));
    return value === NO_VALUE ? undefined : value;
  }

  public resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((entry) => this.resolve(entry)).filter((entry) => entry !== NO_VALUE);
    }
    return isRecord(value) ? this.resolveRecord(value) : value;
  }

  public reference(name: string): unknown {
    if (name.startsWith('AWS::')) {
      return this.pseudoParameter(name);
    }
    if (own(this.source.template.Parameters, name) !== undefined) {
      return this.parameter(name);
    }
    return referenceTo(this.named(name));
  }

  public attribute(logicalId: string, attribute: string): unknown {
    const nested = this.nested.get(logicalId);
    if (nested && attribute.startsWith('Outputs.')) {
      return nested.output(attribute.slice('Outputs.'.length));
    }
    return attributeOf(this.named(logicalId), attribute);
  }

  public condition(name: string): boolean {
    const known = this.conditions.get(name);
    if (known !== undefined) {
      return known;
    }
    const expression = own(this.source.template.Conditions, name);
    if (expression === undefined) {
      throw new TemplateError(`the template of stack '${this.name}' has no condition '${name}'`);
    }
    const value = evaluateCondition(expression, this);
    this.conditions.set(name, value);
    return value;
  }

  public mapping(name: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined {
    return own(this.source.template.Mappings, name);
  }

  public importValue(name: string): unknown {
    return this.findExport(name);
  }

  public availabilityZones(region: string): readonly string[] {
    const zone = region === '' ? this.environment.region : region;
    return ['a', 'b', 'c'].map((letter) => `${zone}${letter}`);
  }

  private output(name: string): unknown {
    const output = own(this.source.template.Outputs, name);
    if (!output) {
      throw new TemplateError(`the template of stack '${this.name}' has no output '${name}'`);
    }
    return this.resolve(output.Value);
  }

  private resolveRecord(record: Record<string, unknown>): unknown {
    const keys = Object.keys(record);
    const intrinsic = keys.length === 1 ? own(INTRINSICS, keys[0]) : undefined;
    if (intrinsic) {
      return intrinsic(record[keys[0]], this);
    }
    if (keys.length === 1 && keys[0].startsWith('Fn::')) {
      throw new UnsupportedFeatureError(`the intrinsic function ${keys[0]} is not known; known are ${Object.keys(INTRINSICS).join(', ')}`);
    }
    const resolved = keys.map((key) => [key, this.resolve(record[key])] as const);
    return Object.fromEntries(resolved.filter(([, value]) => value !== NO_VALUE));
  }

  private pseudoParameter(name: string): unknown {
    const { account, region } = this.environment;
    switch (name) {
      case 'AWS::AccountId': return account;
      case 'AWS::NoValue': return NO_VALUE;
      case 'AWS::NotificationARNs': return [];
      case 'AWS::Partition': return partitionOf(region);
      case 'AWS::Region': return region;
      case 'AWS::StackId': return `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stack/${this.name}/${uuidOf(this.name)}`;
      case 'AWS::StackName': return this.name;
      case 'AWS::URLSuffix': return urlSuffixOf(region);
      default: throw new TemplateError(`'${name}' is not a pseudo parameter of CloudFormation`);
    }
  }

  private parameter(name: string): unknown {
    const declared = own(this.source.template.Parameters, name);
    const value = this.source.parameters.get(name)?.() ?? declared?.Default;
    if (value === undefined) {
      throw new TemplateError(`the parameter '${name}' of stack '${this.name}' has no default; give it in 'parameters'`);
    }
    const isList = declared?.Type === 'CommaDelimitedList' || declared?.Type?.startsWith('List<');
    return isList && typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : value;
  }

  private named(logicalId: string): NamedResource {
    const resource = own(this.source.template.Resources, logicalId);
    if (!resource) {
      throw new TemplateError(`the template of stack '${this.name}' refers to '${logicalId}', which it does not contain`);
    }
    return {
      stackName: this.name,
      logicalId,
      type: resource.Type,
      environment: this.environment,
      property: (name) => this.property(logicalId, name),
    };
  }
}

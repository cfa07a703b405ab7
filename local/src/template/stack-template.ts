import { readFileSync } from 'node:fs';
import { TemplateError, UnsupportedFeatureError } from '../errors';
import { checkedTemplate, isRecord, type CloudTemplate, type TemplateResource } from './cloud-template';
import { evaluateCondition } from './conditions';
import type { Environment } from './environment';
import { intrinsicOf, NO_VALUE, type IntrinsicScope } from './intrinsics';
import type { NamedResource } from './names/naming';
import { attributeOf, referenceTo } from './physical-names';
import { pseudoParameter } from './pseudo-parameters';
import { ReferenceChain } from './reference-chain';
import type { StackNeighbors } from './stack-neighbors';
import { TemplateParameters } from './template-parameters';
import { shown } from './template-values';
import { checkTransforms } from './transforms';
import { own } from '../own';

const DEEPEST = 200;
const LONGEST_TEXT = 4 * 1024 * 1024;
const DYNAMIC_REFERENCE = /\{\{resolve:[^{}]*\}\}/g;

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
 * Dynamic references stay the text that they are.
 */
export class StackTemplate implements IntrinsicScope {
  public readonly name: string;
  public readonly environment: Environment;
  private readonly template: CloudTemplate;
  private readonly parameters: TemplateParameters;
  private readonly references: ReferenceChain;
  private readonly nested = new Map<string, StackTemplate>();
  private readonly named = new Map<string, NamedResource>();
  private readonly physicalNames = new Map<string, string>();
  private readonly unresolved = new Set<string>();
  private depth = 0;

  /**
   * @throws TemplateError when the template has not the form of one
   */
  constructor(private readonly source: StackSource, private readonly neighbors: StackNeighbors) {
    this.name = source.name;
    this.environment = source.environment;
    this.template = checkedTemplate(source.name, source.template);
    checkTransforms(source.name, this.template);
    this.references = new ReferenceChain(source.name);
    this.parameters = new TemplateParameters({
      stackName: source.name,
      declared: this.template.Parameters ?? {},
      given: source.parameters,
      stored: (name) => neighbors.storedParameter(name, this.environment),
    });
  }

  /**
   * Dynamic references that stand in what has been resolved so far, for instance `{{resolve:ssm:/key}}`.
   */
  public get dynamicReferences(): ReadonlySet<string> {
    return this.unresolved;
  }

  public get parameterNames(): readonly string[] {
    return Object.keys(this.template.Parameters ?? {});
  }

  /**
   * Resources that exist under the template's conditions.
   */
  public resources(): readonly (readonly [string, TemplateResource])[] {
    return Object.entries(this.template.Resources ?? {}).filter(([, resource]) => this.exists(resource));
  }

  /**
   * Value of an export of this stack; undefined when it has none of that name.
   */
  public exported(name: string): unknown {
    const output = this.references.follow('exports', () => this.exportedOutputs()).get(name);
    return output === undefined ? undefined : this.output(output);
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
   * @throws UnsupportedFeatureError when the stack was given without its assembly, TemplateError when there is no such file
   */
  public readAsset(name: string): string {
    const path = this.assetPath(name);
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new TemplateError(`'${name}' cannot be read (${(error as Error).message})`);
    }
  }

  /**
   * A property of a resource with its references resolved; undefined when it is not set.
   */
  public property(logicalId: string, name: string): unknown {
    const declared = own(own(this.template.Resources, logicalId)?.Properties, name);
    if (typeof declared !== 'object') {
      return this.noted(declared);
    }
    const value = this.references.follow(`${logicalId}.${name}`, () => this.resolve(declared));
    return value === NO_VALUE ? undefined : value;
  }

  /**
   * A value of the template with its intrinsic functions resolved.
   *
   * @throws TemplateError when it refers to what is not there, in a circle, or is nested too deeply
   */
  public resolve(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) {
      return this.noted(value);
    }
    if (this.depth >= DEEPEST) {
      throw new TemplateError(`the template of stack '${this.name}' is nested more than ${DEEPEST} levels deep`);
    }
    this.depth += 1;
    try {
      return Array.isArray(value) ? this.resolveList(value) : this.resolveRecord(value as Record<string, unknown>);
    } finally {
      this.depth -= 1;
    }
  }

  public reference(name: string): unknown {
    if (name.startsWith('AWS::')) {
      return pseudoParameter(name, this.name, this.environment);
    }
    if (this.parameters.has(name)) {
      return this.references.follow(`parameter ${name}`, () => this.parameters.value(name));
    }
    return this.physicalName(name, () => referenceTo(this.resourceNamed(name)));
  }

  public attribute(logicalId: string, attribute: string): unknown {
    const resource = this.resourceNamed(logicalId);
    if (resource.type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
      return this.outputOfNested(logicalId, attribute.slice('Outputs.'.length));
    }
    return this.physicalName(`${logicalId}.${attribute}`, () => attributeOf(resource, attribute));
  }

  public condition(name: string): boolean {
    const expression = own(this.template.Conditions, name);
    if (expression === undefined) {
      throw new TemplateError(`the template of stack '${this.name}' has no condition '${name}'`);
    }
    return this.references.follow(`condition ${name}`, () => evaluateCondition(expression, this));
  }

  public mapping(name: string): unknown {
    return own(this.template.Mappings, name);
  }

  public importValue(name: string): unknown {
    return this.neighbors.importedValue(name, this.environment);
  }

  public availabilityZones(region: string): readonly string[] {
    const zone = region === '' ? this.environment.region : region;
    return ['a', 'b', 'c'].map((letter) => `${zone}${letter}`);
  }

  private exists(resource: TemplateResource): boolean {
    return resource.Condition === undefined || this.condition(resource.Condition);
  }

  /*
   * Names of outputs by what they are exported as.
   */
  private exportedOutputs(): ReadonlyMap<string, string> {
    const outputs = Object.entries(this.template.Outputs ?? {}).flatMap(([name, output]) => {
      const exported = isRecord(output) && isRecord(output.Export) && this.isOutput(output) ? this.resolve(output.Export.Name) : undefined;
      return typeof exported === 'string' ? [[exported, name] as const] : [];
    });
    return new Map(outputs);
  }

  private output(name: string): unknown {
    const output = own(this.template.Outputs, name);
    if (!isRecord(output) || !this.isOutput(output)) {
      throw new TemplateError(`the template of stack '${this.name}' has no output '${name}'`);
    }
    return this.references.follow(`output ${name}`, () => this.resolve(output.Value));
  }

  private isOutput(output: Readonly<Record<string, unknown>>): boolean {
    return typeof output.Condition !== 'string' || this.condition(output.Condition);
  }

  private outputOfNested(logicalId: string, name: string): unknown {
    const stack = this.nested.get(logicalId);
    if (!stack) {
      throw new UnsupportedFeatureError(`the output '${name}' of the nested stack '${logicalId}' is asked for, but its template is not in the assembly`);
    }
    return stack.output(name);
  }

  private resolveList(list: readonly unknown[]): unknown {
    const resolved = list.map((entry) => this.resolve(entry));
    return isSame(resolved, list) ? list : resolved.filter((entry) => entry !== NO_VALUE);
  }

  private resolveRecord(record: Readonly<Record<string, unknown>>): unknown {
    const keys = Object.keys(record);
    const intrinsic = intrinsicOf(keys);
    if (intrinsic) {
      return this.checkedLength(intrinsic(record[keys[0]], this));
    }
    const values = keys.map((key) => record[key]);
    const resolved = values.map((value) => this.resolve(value));
    if (isSame(resolved, values)) {
      return record;
    }
    return Object.fromEntries(keys.map((key, index) => [key, resolved[index]] as const).filter(([, value]) => value !== NO_VALUE));
  }

  private checkedLength(value: unknown): unknown {
    if (typeof value === 'string' && value.length > LONGEST_TEXT) {
      throw new TemplateError(`the template of stack '${this.name}' makes a text of ${value.length} characters: ${shown(value)}`);
    }
    return this.noted(value);
  }

  private noted(value: unknown): unknown {
    if (typeof value === 'string' && value.includes('{{resolve:')) {
      (value.match(DYNAMIC_REFERENCE) ?? []).forEach((reference) => this.unresolved.add(reference));
    }
    return value;
  }

  /*
   * Every method names its API; the name is made once.
   */
  private physicalName(asked: string, make: () => string): string {
    const known = this.physicalNames.get(asked);
    if (known !== undefined) {
      return known;
    }
    const name = make();
    this.physicalNames.set(asked, name);
    return name;
  }

  private resourceNamed(logicalId: string): NamedResource {
    const known = this.named.get(logicalId);
    if (known) {
      return known;
    }
    const resource = own(this.template.Resources, logicalId);
    if (!resource) {
      throw new TemplateError(`the template of stack '${this.name}' refers to '${logicalId}', which it does not contain`);
    }
    if (!this.exists(resource)) {
      throw new TemplateError(`the template of stack '${this.name}' refers to '${logicalId}', which its condition '${resource.Condition}' leaves out`);
    }
    const { environment, name: stackName } = this;
    const named = { stackName, logicalId, type: resource.Type, environment, property: (name: string) => this.property(logicalId, name) };
    this.named.set(logicalId, named);
    return named;
  }
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.every((entry, index) => entry === right[index]);
}

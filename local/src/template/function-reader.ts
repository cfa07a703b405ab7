import { TemplateError } from '../errors';
import { DeclaredResource } from './declared-resource';
import type { Properties } from './properties';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { FunctionCode, FunctionModel } from './template-model';

const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MEGABYTES = 128;

/**
 * Reads the Lambda functions of an assembly.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
export function readFunctions(resources: StackResources): readonly FunctionModel[] {
  const layers = new DeclaredLayers(resources);
  return resources.ofType('AWS::Lambda::Function').map((resource) => new DeclaredFunction(resource, layers));
}

/**
 * The function that an ARN names, be it the function's own or one of its versions or aliases.
 */
export function findFunction(functions: readonly FunctionModel[], arn: string): FunctionModel | undefined {
  return functions.find((candidate) => arn === candidate.arn || arn.startsWith(`${candidate.arn}:`));
}

/**
 * The layers that the templates make, by what `Ref` gives for them.
 */
class DeclaredLayers {
  private byArn?: ReadonlyMap<string, StackResource>;

  constructor(private readonly resources: StackResources) {}

  public folderOf(arn: string): string | undefined {
    this.byArn ??= new Map(this.resources.ofType('AWS::Lambda::LayerVersion').map((resource) => [resource.id, resource]));
    const resource = this.byArn.get(arn);
    return resource && (staged(resource, 'Content') ?? resource.stack.findAsset(resource.properties.child('Content')?.string('S3Key')));
  }
}

class DeclaredFunction extends DeclaredResource implements FunctionModel {
  constructor(resource: StackResource, private readonly declaredLayers: DeclaredLayers) {
    super(resource);
  }

  public get name(): string {
    return this.resource.id;
  }

  public get runtime(): string {
    return this.properties.string('Runtime') ?? '';
  }

  public get handler(): string {
    return this.properties.string('Handler') ?? '';
  }

  public get code(): FunctionCode | undefined {
    return readCode(this.resource);
  }

  public get layers(): readonly string[] {
    return this.properties.strings('Layers').map((arn) => this.declaredLayers.folderOf(arn)).filter((path) => path !== undefined);
  }

  public get environment(): Readonly<Record<string, string>> {
    return this.properties.child('Environment')?.texts('Variables') ?? {};
  }

  public get timeoutSeconds(): number {
    return this.properties.number('Timeout') ?? DEFAULT_TIMEOUT_SECONDS;
  }

  public get memoryMegabytes(): number {
    return this.properties.number('MemorySize') ?? DEFAULT_MEMORY_MEGABYTES;
  }

  private get properties(): Properties {
    return this.resource.properties;
  }
}

function readCode(resource: StackResource): FunctionCode | undefined {
  const noted = staged(resource, 'Code');
  if (noted !== undefined) {
    return { path: noted };
  }
  const code = resource.properties.child('Code');
  if (!code) {
    throw new TemplateError(`${resource.properties.owner} wants 'Code'`);
  }
  const text = code.string('ZipFile');
  if (text !== undefined) {
    return { text };
  }
  const path = resource.stack.findAsset(code.string('S3Key'));
  return path === undefined ? undefined : { path };
}

/*
 * Where the app noted it, the template itself names the folder of what a property uploads.
 */
function staged(resource: StackResource, property: string): string | undefined {
  const { Metadata } = resource.declared;
  return Metadata?.['aws:asset:property'] === property ? resource.stack.findAsset(Metadata['aws:asset:path']) : undefined;
}

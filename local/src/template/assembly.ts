import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TemplateError } from '../errors';
import type { CloudTemplate } from './cloud-template';
import { DEFAULT_ENVIRONMENT, type Environment } from './environment';
import type { StackSource } from './stack-template';

interface AssetManifest {
  readonly files?: Readonly<Record<string, { readonly source: { readonly path?: string } }>>;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly directoryName?: string;
    readonly parameters?: Readonly<Record<string, string>>;
  };
}

/**
 * Reads the stacks of a cloud assembly, those of its nested assemblies included.
 *
 * @throws TemplateError when the folder holds no assembly
 */
export function readAssembly(
  directory: string, overrides: Partial<Environment>, parameters: Readonly<Record<string, string>>,
): readonly StackSource[] {
  return Object.entries(readManifest(directory).artifacts ?? {}).flatMap(([id, artifact]) => {
    if (artifact.type === 'cdk:cloud-assembly' && artifact.properties?.directoryName) {
      return readAssembly(join(directory, artifact.properties.directoryName), overrides, parameters);
    }
    return artifact.type === 'aws:cloudformation:stack' ? [readStack(directory, id, artifact, overrides, parameters)] : [];
  });
}

function readManifest(directory: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as Manifest;
  } catch (error) {
    throw new TemplateError(`'${directory}' holds no cloud assembly (${(error as Error).message}); synthesize the app first`);
  }
}

function readStack(
  directory: string, id: string, artifact: Artifact, overrides: Partial<Environment>, parameters: Readonly<Record<string, string>>,
): StackSource {
  const { templateFile = `${id}.template.json`, stackName = id, parameters: own = {} } = artifact.properties ?? {};
  return {
    name: stackName,
    template: JSON.parse(readFileSync(join(directory, templateFile), 'utf8')) as CloudTemplate,
    environment: { ...environmentOf(artifact.environment), ...overrides },
    parameters: new Map(Object.entries({ ...literals(own), ...parameters }).map(([name, value]) => [name, () => value])),
    assetPath: (name) => assetPath(directory, name),
  };
}

function literals(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => typeof value === 'string'));
}

function environmentOf(text: string | undefined): Environment {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(text ?? '') ?? [];
  return {
    account: account && account !== 'unknown-account' ? account : DEFAULT_ENVIRONMENT.account,
    region: region && region !== 'unknown-region' ? region : DEFAULT_ENVIRONMENT.region,
  };
}

/*
 * Templates name an asset by its file in the assembly or by its key in the bucket, which starts with the hash of its content.
 */
function assetPath(directory: string, name: string): string | undefined {
  const path = join(directory, name);
  return existsSync(path) ? path : stagedAsset(directory, basename(name).split('.')[0]);
}

function stagedAsset(directory: string, hash: string): string | undefined {
  for (const file of readdirSync(directory).filter((entry) => entry.endsWith('.assets.json'))) {
    const manifest = JSON.parse(readFileSync(join(directory, file), 'utf8')) as AssetManifest;
    const path = manifest.files?.[hash]?.source.path;
    if (path !== undefined) {
      return join(directory, path);
    }
  }
  return undefined;
}

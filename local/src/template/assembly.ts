import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError } from '../errors';
import type { CloudTemplate } from './cloud-template';
import { DEFAULT_ENVIRONMENT, type Environment } from './environment';
import type { StackSource } from './stack-template';

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
export function readAssembly(directory: string, overrides: Partial<Environment>, parameters: Readonly<Record<string, string>>): readonly StackSource[] {
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
  const readAsset = (fileName: string) => readFileSync(join(directory, fileName), 'utf8');
  return {
    name: stackName,
    template: JSON.parse(readAsset(templateFile)) as CloudTemplate,
    environment: { ...environmentOf(artifact.environment), ...overrides },
    parameters: new Map(Object.entries({ ...literals(own), ...parameters }).map(([name, value]) => [name, () => value])),
    readAsset,
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TemplateError } from '../errors';
import { isRecord, type CloudTemplate } from './cloud-template';
import { DEFAULT_ENVIRONMENT, type Environment } from './environment';
import { Properties } from './properties';
import type { StackSource } from './stack-template';

/**
 * Reads the stacks of a cloud assembly, those of its nested assemblies included.
 *
 * @throws TemplateError when the folder holds no assembly
 */
export function readAssembly(
  directory: string, overrides: Partial<Environment>, parameters: Readonly<Record<string, string>>,
): readonly StackSource[] {
  return readManifest(directory).entries('artifacts').flatMap(([id, artifact]) => {
    const nested = artifact.child('properties')?.string('directoryName');
    if (artifact.string('type') === 'cdk:cloud-assembly' && nested !== undefined) {
      return readAssembly(join(directory, nested), overrides, parameters);
    }
    return artifact.string('type') === 'aws:cloudformation:stack' ? [readStack(directory, id, artifact, overrides, parameters)] : [];
  });
}

function readManifest(directory: string): Properties {
  try {
    return readObject(join(directory, 'manifest.json'));
  } catch (error) {
    throw new TemplateError(`'${directory}' holds no cloud assembly (${(error as Error).message}); synthesize the app first`);
  }
}

function readStack(
  directory: string, id: string, artifact: Properties, overrides: Partial<Environment>, parameters: Readonly<Record<string, string>>,
): StackSource {
  const properties = artifact.child('properties');
  return {
    name: properties?.string('stackName') ?? id,
    template: readStackTemplate(id, join(directory, properties?.string('templateFile') ?? `${id}.template.json`)),
    environment: { ...environmentOf(artifact.string('environment')), ...overrides },
    parameters: new Map(Object.entries({ ...literals(properties?.record('parameters') ?? {}), ...parameters }).map(([name, value]) => [name, () => value])),
    assetPath: (name) => assetPath(directory, name),
  };
}

function readStackTemplate(id: string, path: string): CloudTemplate {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as CloudTemplate;
  } catch (error) {
    throw new TemplateError(`the stack '${id}' has no template that can be read (${(error as Error).message})`);
  }
}

function readObject(path: string): Properties {
  const value = JSON.parse(readFileSync(path, 'utf8')) as unknown;
  if (!isRecord(value)) {
    throw new TemplateError('it is no object');
  }
  return new Properties(`'${path}'`, value);
}

function literals(parameters: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
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
    const path = readObject(join(directory, file)).child('files')?.child(hash)?.child('source')?.string('path');
    if (path !== undefined) {
      return join(directory, path);
    }
  }
  return undefined;
}

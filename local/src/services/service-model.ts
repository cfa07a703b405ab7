import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_CORRECTIONS } from './model-corrections';
import { own } from '../own';

const MODELS = join(__dirname, '..', '..', 'models');

/**
 * Names of models where they differ from the service's name in an integration URI.
 */
const MODEL_NAMES: Readonly<Record<string, string>> = { states: 'stepfunctions' };

export interface ShapeReference {
  readonly shape: string;
  readonly location?: 'header' | 'headers' | 'querystring' | 'uri';
  readonly locationName?: string;
}

export interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ShapeReference>>;
  readonly member?: ShapeReference;
  readonly key?: ShapeReference;
  readonly value?: ShapeReference;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly flattened?: boolean;
  readonly payload?: string;
  readonly union?: boolean;
}

export interface Operation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input?: { readonly shape: string };
}

interface ModelFile {
  readonly metadata: { readonly protocol: string; readonly jsonVersion?: string; readonly targetPrefix?: string; readonly apiVersion: string };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const LOADED = new Map<string, ServiceModel | undefined>();

/**
 * What a service accepts, as it publishes it.
 */
export class ServiceModel {
  /**
   * The model of a service by its name in an integration URI; undefined when there is none at hand.
   */
  public static of(service: string): ServiceModel | undefined {
    if (!LOADED.has(service)) {
      const path = join(MODELS, `${own(MODEL_NAMES, service) ?? service}.json`);
      const known = /^[a-z0-9]+$/.test(service) && existsSync(path);
      LOADED.set(service, known ? new ServiceModel(corrected(service, JSON.parse(readFileSync(path, 'utf8')) as ModelFile)) : undefined);
    }
    return LOADED.get(service);
  }

  private constructor(private readonly file: ModelFile) {}

  public get protocol(): string {
    return this.file.metadata.protocol;
  }

  /**
   * Version of the JSON protocol, as content types name it.
   */
  public get jsonVersion(): string | undefined {
    return this.file.metadata.jsonVersion;
  }

  /**
   * What stands before the dot of `X-Amz-Target`.
   */
  public get targetPrefix(): string | undefined {
    return this.file.metadata.targetPrefix;
  }

  public get operations(): readonly Operation[] {
    return Object.values(this.file.operations);
  }

  public operation(name: string): Operation | undefined {
    return own(this.file.operations, name);
  }

  public shape(name: string): Shape {
    return this.file.shapes[name];
  }
}

function corrected(service: string, file: ModelFile): ModelFile {
  const corrections = Object.entries(own(MODEL_CORRECTIONS, service) ?? {}).map(([name, members]) => {
    const references = Object.entries(members).map(([member, shape]) => [member, { shape }] as const);
    return [name, { ...file.shapes[name], members: { ...file.shapes[name].members, ...Object.fromEntries(references) } }] as const;
  });
  return { ...file, shapes: { ...file.shapes, ...Object.fromEntries(corrections) } };
}

import { defaultDomainName, type Door } from './door';
import { forbid } from './forbid';
import { NoEntrance } from './no-entrance';
import type { StageEntry, StagePath } from './stage-entry';
import { UnsupportedFeatureError } from '../../errors';
import type { ApiModel } from '../../template/api-model';
import type { BasePathMappingModel, DomainModel } from '../../template/template-model';

/**
 * An API that requests may come to.
 */
export interface EnteredApi {
  readonly model: ApiModel;
  readonly entry: StageEntry;
}

/**
 * Where a request belongs.
 */
export interface Arrival<A> extends StagePath {
  readonly api: A;
  readonly door: Door;
}

/**
 * Finds the API and the stage of a request by the host and the path that the client called: an API's own host, where the path may start with
 * the stage, or a custom domain, whose base path mappings decide.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export class Entrance<A extends EnteredApi> {
  private readonly apisById: ReadonlyMap<string, A>;
  private readonly apisByHost: ReadonlyMap<string, A>;
  private readonly domains: ReadonlyMap<string, DomainModel>;

  constructor(apis: readonly A[], domains: readonly DomainModel[]) {
    this.apisById = new Map(apis.map((api) => [api.model.id, api]));
    this.apisByHost = new Map(apis.map((api) => [defaultDomainName(api.model), api]));
    this.domains = new Map(domains.map((domain) => [domain.domainName.toLowerCase(), sorted(domain)]));
  }

  /**
   * Whether a host belongs to an API or a custom domain of the assembly.
   *
   * @param host host name, which may have a port
   */
  public serves(host: string): boolean {
    const domainName = nameOf(host);
    return this.apiAt(domainName) !== undefined || this.domainAt(domainName) !== undefined;
  }

  /**
   * @param host host name, which may have a port
   * @param path path from the host on, with its query string
   * @throws NoEntrance when AWS would answer that there is nothing, or that the request is forbidden
   * @throws UnsupportedFeatureError when a custom domain leads to an API that is not run here
   */
  public find(host: string, path: string): Arrival<A> {
    const domainName = nameOf(host);
    const rooted = path.startsWith('/') ? path : `/${path}`;
    const api = this.apiAt(domainName);
    if (api) {
      return enterByDefault(api, domainName, rooted);
    }
    const domain = this.domainAt(domainName);
    if (domain) {
      return this.enterByDomain(domain, domainName, rooted);
    }
    throw new NoEntrance(`no API of these stacks answers at the host '${domainName}'`, forbid);
  }

  private enterByDomain(domain: DomainModel, domainName: string, path: string): Arrival<A> {
    const mapping = domain.mappings.find(({ basePath }) => below(path, basePath) !== undefined);
    if (!mapping) {
      throw new NoEntrance(`the custom domain '${domain.domainName}' maps no base path of '${path}'`, forbid);
    }
    const api = this.mappedApi(mapping, domain);
    const found = mappedStage(api, mapping, below(path, mapping.basePath) ?? '');
    const prefix = path.slice(0, path.length - found.path.length);
    return { api, ...found, door: { domainName, prefix, isCustom: true, basePath: mapping.basePath || undefined } };
  }

  private mappedApi(mapping: BasePathMappingModel, domain: DomainModel): A {
    const api = this.apisById.get(mapping.apiId);
    if (!api) {
      throw new UnsupportedFeatureError(`the custom domain '${domain.domainName}' leads to '${mapping.apiId}', which is no API of these stacks that is run`);
    }
    return api;
  }

  /*
   * From inside a VPC, the host of a private API may name the endpoint beside the API.
   */
  private apiAt(domainName: string): A | undefined {
    return this.apisByHost.get(domainName) ?? this.apisByHost.get(domainName.replace(/^([a-z0-9]+)-vpce-[a-z0-9-]+\./, '$1.'));
  }

  private domainAt(domainName: string): DomainModel | undefined {
    return domainName.startsWith('*') ? undefined : this.domains.get(domainName) ?? this.domains.get(domainName.replace(/^[^.]+/, '*'));
  }
}

function enterByDefault<A extends EnteredApi>(api: A, domainName: string, path: string): Arrival<A> {
  const { model, entry } = api;
  if (model.disableExecuteApiEndpoint) {
    throw entry.refusal(`the API '${model.logicalId}' answers at its custom domains only`);
  }
  const found = entry.find(path);
  return { api, ...found, door: { domainName, prefix: path.slice(0, path.length - found.path.length), isCustom: false } };
}

/*
 * A mapping that names no stage leaves it to the path.
 */
function mappedStage({ model, entry }: EnteredApi, { stageName }: BasePathMappingModel, path: string): StagePath {
  if (stageName === undefined) {
    return entry.find(path);
  }
  if (!entry.has(stageName)) {
    throw entry.refusal(`the API '${model.logicalId}' has no stage '${stageName}'`);
  }
  return { stageName, path };
}

/*
 * What follows a base path, which ends where a segment ends; undefined when the path is not below it.
 */
function below(path: string, basePath: string): string | undefined {
  if (basePath === '') {
    return path;
  }
  const start = `/${basePath}`;
  const next = path.charAt(start.length);
  return path.startsWith(start) && (next === '' || next === '/' || next === '?') ? path.slice(start.length) : undefined;
}

/*
 * The longest base path that fits decides.
 */
function sorted(domain: DomainModel): DomainModel {
  return { ...domain, mappings: [...domain.mappings].sort((left, right) => right.basePath.length - left.basePath.length) };
}

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

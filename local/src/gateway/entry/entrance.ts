import { hasStage } from './choose-api';
import { defaultDomainName, type Door } from './door';
import { UnsupportedFeatureError } from '../../errors';
import type { RestApiModel } from '../../template/rest-api-model';
import type { BasePathMappingModel, DomainModel, TemplateModel } from '../../template/template-model';

/**
 * Where a request belongs.
 */
export interface Arrival {
  readonly api: RestApiModel;
  readonly stageName: string;

  /**
   * Path below the stage, with its query string.
   */
  readonly path: string;
  readonly door: Door;
}

/**
 * No API answers at a host and path.
 */
export class NoEntrance extends Error {}

/**
 * Finds the API and the stage of a request by the host and the path that the client called: an API's own host, where the path starts with
 * the stage, or a custom domain, whose base path mappings decide.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export class Entrance {
  private readonly apisById: ReadonlyMap<string, RestApiModel>;
  private readonly apisByHost: ReadonlyMap<string, RestApiModel>;
  private readonly domains: ReadonlyMap<string, DomainModel>;

  constructor({ restApis, domains }: Pick<TemplateModel, 'restApis' | 'domains'>) {
    this.apisById = new Map(restApis.map((api) => [api.id, api]));
    this.apisByHost = new Map(restApis.map((api) => [defaultDomainName(api), api]));
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
   * @throws NoEntrance when AWS would answer that the request is forbidden
   * @throws UnsupportedFeatureError when a custom domain leads to an API that is no REST API of the assembly
   */
  public find(host: string, path: string): Arrival {
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
    throw new NoEntrance(`no API of these stacks answers at the host '${domainName}'`);
  }

  private enterByDomain(domain: DomainModel, domainName: string, path: string): Arrival {
    const mapping = domain.mappings.find(({ basePath }) => below(path, basePath) !== undefined);
    if (!mapping) {
      throw new NoEntrance(`the custom domain '${domain.domainName}' maps no base path of '${path}'`);
    }
    const api = this.mappedApi(mapping, domain);
    const rest = below(path, mapping.basePath) ?? '';
    const { stageName, path: inner } = mapping.stageName === undefined ? splitStage(rest) : { stageName: mapping.stageName, path: rest };
    checkStage(api, stageName);
    const prefix = path.slice(0, path.length - inner.length);
    return { api, stageName, path: inner, door: { domainName, prefix, isCustom: true, basePath: mapping.basePath || undefined } };
  }

  private mappedApi(mapping: BasePathMappingModel, domain: DomainModel): RestApiModel {
    const api = this.apisById.get(mapping.apiId);
    if (!api) {
      throw new UnsupportedFeatureError(`the custom domain '${domain.domainName}' leads to '${mapping.apiId}', which is no REST API of these stacks`);
    }
    return api;
  }

  /*
   * From inside a VPC, the host of a private API may name the endpoint beside the API.
   */
  private apiAt(domainName: string): RestApiModel | undefined {
    return this.apisByHost.get(domainName) ?? this.apisByHost.get(domainName.replace(/^([a-z0-9]+)-vpce-[a-z0-9-]+\./, '$1.'));
  }

  private domainAt(domainName: string): DomainModel | undefined {
    return domainName.startsWith('*') ? undefined : this.domains.get(domainName) ?? this.domains.get(domainName.replace(/^[^.]+/, '*'));
  }
}

function enterByDefault(api: RestApiModel, domainName: string, path: string): Arrival {
  if (api.disableExecuteApiEndpoint) {
    throw new NoEntrance(`the API '${api.logicalId}' answers at its custom domains only`);
  }
  const { stageName, path: inner } = splitStage(path);
  checkStage(api, stageName);
  return { api, stageName, path: inner, door: { domainName, prefix: `/${stageName}`, isCustom: false } };
}

function checkStage(api: RestApiModel, stageName: string): void {
  if (!hasStage(api, stageName)) {
    throw new NoEntrance(`the API '${api.logicalId}' has no stage '${stageName}'`);
  }
}

function splitStage(path: string): { readonly stageName: string; readonly path: string } {
  const [, stageName = '', rest = ''] = /^\/([^/?]*)(.*)$/s.exec(path) ?? [];
  return { stageName, path: rest };
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

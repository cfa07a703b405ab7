import { BoundedCache } from '../java/bounded-cache';
import { urlSuffixOf } from '../template/environment';

/**
 * What an integration's ARN-like URI points at.
 */
export interface ServiceTarget {
  readonly region: string;
  readonly service: string;

  /**
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Endpoint of the service with its scheme, without a slash at its end.
   */
  readonly origin: string;

  /**
   * The action of an `action/` URI.
   *
   * @default - none, for a `path/` URI
   */
  readonly action?: string;

  /**
   * Query parameters that an `action/` URI carries, as text.
   */
  readonly query: string;

  /**
   * Path of a `path/` URI with its slash; `/` for an action.
   */
  readonly path: string;
}

const URI = /^arn:[^:]+:apigateway:([^:]*):([^:]+):(path|action)\/(.*)$/s;
const ACTION = /^([A-Za-z0-9]+)(?:[&?](.*))?$/s;

/** Targets by URI: most URIs are the same for each request. */
const TARGETS = new BoundedCache<ServiceTarget | undefined>(1000);

/**
 * Reads the URI of an AWS integration: `service:action/Name`, `service:path/some/path`, either with `subdomain.` before the service.
 *
 * @returns undefined when it is none
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export function parseServiceUri(uri: string): ServiceTarget | undefined {
  return TARGETS.get(uri, () => parse(uri));
}

function parse(uri: string): ServiceTarget | undefined {
  const [, region, host, kind, rest] = URI.exec(uri) ?? [];
  if (host === undefined) {
    return undefined;
  }
  const dot = host.lastIndexOf('.');
  const subdomain = dot < 0 ? undefined : host.slice(0, dot);
  const name = host.slice(dot + 1);
  const service = { region, service: name, subdomain, origin: originOf([subdomain, name, region, urlSuffixOf(region)]) };
  if (kind === 'path') {
    return { ...service, query: '', path: `/${rest}` };
  }
  const [, action, query] = ACTION.exec(rest) ?? [];
  return action === undefined ? undefined : { ...service, action, query: query ?? '', path: '/' };
}

function originOf(labels: ReadonlyArray<string | undefined>): string {
  return `https://${labels.filter((label) => label !== undefined && label !== '').join('.')}`;
}

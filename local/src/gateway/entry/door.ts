import type { ApiModel } from '../../template/api-model';
import { urlSuffixOf } from '../../template/environment';
import { ROOT_STAGE } from '../../template/v2-stage-model';

/**
 * Where a request came in.
 */
export interface Door {
  /**
   * Host name that the client called.
   */
  readonly domainName: string;

  /**
   * What stands before the path below the stage: the stage on an API's own host, the base path on a custom domain.
   */
  readonly prefix: string;

  /**
   * Whether it is a custom domain.
   */
  readonly isCustom: boolean;

  /**
   * Base path of the custom domain.
   *
   * @default - none
   */
  readonly basePath?: string;
}

/**
 * The host of an API itself.
 */
export function defaultDomainName({ id, region }: Pick<ApiModel, 'id' | 'region'>): string {
  return `${id}.execute-api.${region}.${urlSuffixOf(region)}`;
}

/**
 * The entrance to a stage at the API's own host.
 */
export function defaultDoor(api: Pick<ApiModel, 'id' | 'region'>, stageName: string): Door {
  const prefix = stageName === ROOT_STAGE ? '' : `/${stageName}`;
  return { domainName: defaultDomainName(api), prefix, isCustom: false };
}

import type { HttpApiSource } from './http-api-source';
import type { RestApiSource } from './rest-api-source';
import type { WebSocketApiSource } from './websocket-api-source';
import type { StageEntry } from '../gateway/entry/stage-entry';
import type { ServedApi } from '../gateway/served-api';
import type { ApiModel } from '../template/api-model';

/**
 * An API of the stacks, which makes its stages ready to answer.
 */
export interface ApiSourceBase {
  readonly model: ApiModel;

  /**
   * Where requests to the API's own host go.
   */
  readonly entry: StageEntry;

  /**
   * Name of a stage.
   *
   * @throws LocalGatewayError when the API has no such stage, or several and none is named
   */
  stageName(wanted: string | undefined): string;

  /**
   * Makes a stage of the API ready to answer.
   */
  deploy(stageName: string): ServedApi;
}

/**
 * An API of the stacks, of one of the kinds that are run.
 */
export type ApiSource = RestApiSource | HttpApiSource | WebSocketApiSource;

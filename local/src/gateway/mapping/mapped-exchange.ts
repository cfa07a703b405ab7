import type { JavaMap } from '../../java/values';
import type { Exchange } from '../exchange';
import type { BinaryTypes } from './binary-types';
import type { RestApiModel } from '../../template/rest-api-model';
import type { GatewayRequest } from '../entry/request';
import type { RequestIds } from '../identifiers';

/**
 * What mapping asks of a request on its way: nothing of routes, stages and logs.
 */
export interface MappedExchange extends Pick<Exchange, 'pathParameters' | 'stageVariables' | 'usedContext'> {
  readonly request: Pick<GatewayRequest, 'method' | 'headers' | 'query' | 'body'>;
  readonly params: JavaMap;
  readonly context: JavaMap;
  readonly deployment: { readonly binaryTypes: BinaryTypes };
}

/**
 * What the headers of a call tell besides: who calls, and in which trace.
 */
export interface CallingExchange extends MappedExchange {
  readonly ids: Pick<RequestIds, 'traceId'>;
  readonly deployment: { readonly binaryTypes: BinaryTypes; readonly api: Pick<RestApiModel, 'id'> };
}

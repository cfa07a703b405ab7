import type { HttpAuthorizer, HttpEvent } from './http-event';
import { pathParametersOf, requestOf } from './http-request';
import type { GatewayRequest } from '../../local/src/gateway/entry/request';
import { requestParams } from '../../local/src/gateway/entry/request-params';
import type { RequestIds } from '../../local/src/gateway/identifiers';
import type { BinaryTypes } from '../../local/src/gateway/mapping/binary-types';
import type { CallingExchange } from '../../local/src/gateway/mapping/mapped-exchange';
import { newContext } from '../../local/src/gateway/request-context';
import { fromJs } from '../../local/src/java/from-js';
import type { JavaMap } from '../../local/src/java/values';

const NO_DEPLOYMENT = { deploymentId: '' };

/**
 * A request of an HTTP API, as the mapping of a REST API sees one.
 */
export class HttpExchange implements CallingExchange {
  public readonly request: GatewayRequest;
  public readonly pathParameters: ReadonlyMap<string, string>;
  public readonly stageVariables: Readonly<Record<string, string>>;
  public readonly deployment: { readonly binaryTypes: BinaryTypes; readonly api: { readonly id: string; readonly account: string } };
  public readonly ids: RequestIds;

  private knownContext?: JavaMap;
  private knownParams?: JavaMap;

  constructor(private readonly event: HttpEvent, binaryTypes: BinaryTypes) {
    const { accountId, apiId, requestId, timeEpoch } = event.requestContext;
    this.request = requestOf(event);
    this.pathParameters = pathParametersOf(event);
    this.stageVariables = event.stageVariables ?? {};
    this.deployment = { binaryTypes, api: { id: apiId, account: accountId } };
    this.ids = {
      requestId,
      extendedRequestId: requestId, // which an HTTP API has as another name of the same
      traceId: this.request.headers.get('X-Amzn-Trace-Id') ?? '',
      time: new Date(timeEpoch),
    };
  }

  public get context(): JavaMap {
    this.knownContext ??= this.makeContext();
    return this.knownContext;
  }

  public get usedContext(): JavaMap | undefined {
    return this.knownContext;
  }

  public get params(): JavaMap {
    this.knownParams ??= requestParams(this);
    return this.knownParams;
  }

  private makeContext(): JavaMap {
    const { deployment: { api }, event, ids, request } = this;
    const { authorizer, domainName, http, stage } = event.requestContext;
    const context = newContext({ deployment: { api, stage: { name: stage } }, side: NO_DEPLOYMENT, request, ids, domainName }, undefined);
    context.set('resourcePath', event.routeKey.split(' ').pop() ?? null);
    context.set('routeKey', event.routeKey);
    context.set('protocol', http.protocol);
    if (authorizer) {
      context.set('authorizer', fromJs(toldBy(authorizer)));
    }
    return context;
  }
}

/*
 * As the context variables of HTTP APIs have it: `authorizer.claims.sub` for a token, `authorizer.tenant` for a function.
 */
function toldBy({ jwt, lambda }: HttpAuthorizer): object {
  return { ...lambda, ...jwt && { claims: jwt.claims ?? {} } };
}

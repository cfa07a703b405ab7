import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { HTTP_API } from './http-api';
import { REST_API } from './rest-api';
import type { BenchRoute } from './routes';
import { benchRoutes } from './routes';
import { WEBSOCKET_API } from './websocket-api';

/**
 * What answers the routes: one function, or one queue directly.
 */
export type Backend = 'function' | 'queue';

/**
 * How the library renders the routes.
 */
export type Layout = 'RESOURCES' | 'DOCUMENT';

/**
 * What the app has beside its API.
 */
export interface Backends {
  readonly fn: lambda.IFunction;
  readonly queue: sqs.IQueue;
}

/**
 * How an API of one kind is made.
 */
export interface ApiMaker {
  /**
   * By this library.
   */
  addGateway(stack: Stack, routes: BenchRoute[], layout: Layout, backend: Backend, backends: Backends): void;

  /**
   * By AWS's own constructs, with the features that the library switches on.
   */
  addPlainApi(stack: Stack, routes: BenchRoute[], backend: Backend, backends: Backends): void;
}

const API_MAKERS = { rest: REST_API, http: HTTP_API, websocket: WEBSOCKET_API } satisfies { [kind: string]: ApiMaker };

/**
 * A kind of API.
 */
export type ApiKind = keyof typeof API_MAKERS;

/**
 * An app that is measured.
 */
export interface BenchApp {
  readonly kind: ApiKind;
  readonly maker: Layout | 'plain';
  readonly backend: Backend;
  readonly routes: number;
}

/**
 * Builds the app's stack.
 */
export function benchStack(scope: Construct, { kind, maker, backend, routes }: BenchApp): Stack {
  const stack = new Stack(scope, 'Bench');
  const backends = {
    fn: new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler=0') }),
    queue: new sqs.Queue(stack, 'Queue'),
  };
  const api: ApiMaker = API_MAKERS[kind];
  if (maker === 'plain') {
    api.addPlainApi(stack, benchRoutes(routes), backend, backends);
  } else {
    api.addGateway(stack, benchRoutes(routes), maker, backend, backends);
  }
  return stack;
}

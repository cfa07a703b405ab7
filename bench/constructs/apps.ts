import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { addGateway } from './gateway-app';
import { addPlainApi } from './plain-app';
import { benchRoutes } from './routes';

/**
 * What answers the routes: one function, or one queue directly.
 */
export type Backend = 'function' | 'queue';

/**
 * How the routes are made: by this library in one of its layouts, or by plain L2 constructs.
 */
export type Maker = 'RESOURCES' | 'DOCUMENT' | 'plain';

/**
 * What the app has beside its API.
 */
export interface Backends {
  readonly fn: lambda.IFunction;
  readonly queue: sqs.IQueue;
}

/**
 * An app that is measured.
 */
export interface BenchApp {
  readonly maker: Maker;
  readonly backend: Backend;
  readonly routes: number;
}

/**
 * Builds the app's stack.
 */
export function benchStack(scope: Construct, { maker, backend, routes }: BenchApp): Stack {
  const stack = new Stack(scope, 'Bench');
  const backends = {
    fn: new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler=0') }),
    queue: new sqs.Queue(stack, 'Queue'),
  };
  if (maker === 'plain') {
    addPlainApi(stack, benchRoutes(routes), backend, backends);
  } else {
    addGateway(stack, benchRoutes(routes), maker, backend, backends);
  }
  return stack;
}

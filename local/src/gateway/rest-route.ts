import type { SchemaSet } from '../schema';
import { authorize } from './authorize';
import { cacheAnswers } from './cache-answers';
import { checkResourcePolicy } from './check-resource-policy';
import { checkUsage } from './check-usage';
import { compose, type Handler } from './compose';
import { compressAnswers } from './compress-answers';
import { decompressRequest } from './decompress-request';
import type { Deployment } from './deployment';
import { configurationFault } from './fault';
import { limitArn } from './limit-arn';
import { journalSettings } from './method-settings';
import { runCustom } from './run-custom';
import { runFunctionProxy } from './run-function-proxy';
import { runHttpProxy } from './run-http-proxy';
import { startExecution, startTest } from './start-execution';
import { throttle } from './throttle';
import { validate } from './validate';
import type { IntegrationModel, MethodModel } from '../template/rest-api-model';

/**
 * The way of a request through a method of a REST API, put together at its first request.
 */
export function restRoute(method: MethodModel, deployment: Deployment, schemas: SchemaSet): Handler {
  let handler: Handler | undefined;
  const logged = journalSettings(deployment, method).level === 'INFO';
  return (exchange) => {
    handler ??= compose([
      limitArn(method, deployment),
      checkResourcePolicy(method, deployment),
      authorize(method, deployment),
      checkUsage(method, deployment),
      throttle(method, deployment),
      decompressRequest(deployment),
      startExecution(method, logged),
      validate(method, schemas),
      compressAnswers(method, deployment),
      cacheAnswers(method, deployment),
    ], runIntegration(method.integration));
    return handler(exchange);
  };
}

/**
 * The way of a request that tries a method out: what guards the method is left aside.
 */
export function testRoute(method: MethodModel, schemas: SchemaSet): Handler {
  return compose([startTest, validate(method, schemas)], runIntegration(method.integration));
}

function runIntegration(integration: IntegrationModel | undefined): Handler {
  if (!integration) {
    return () => {
      throw configurationFault('the method has no integration');
    };
  }
  switch (integration.type) {
    case 'AWS_PROXY': return runFunctionProxy(integration);
    case 'HTTP_PROXY': return runHttpProxy(integration);
    default: return runCustom(integration);
  }
}

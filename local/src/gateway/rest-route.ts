import type { SchemaSet } from '../schema';
import { authorize } from './access/authorize';
import { checkResourcePolicy } from './access/check-resource-policy';
import { compressAnswers } from './answer/compress-answers';
import { compose, type Handler } from './compose';
import type { Deployment } from './deployment';
import { decompressRequest } from './entry/decompress-request';
import { configurationFault } from './fault';
import { runCustom } from './integration/run-custom';
import { runFunctionProxy } from './integration/run-function-proxy';
import { runHttpProxy } from './integration/run-http-proxy';
import { startExecution, startTest } from './start-execution';
import { cacheAnswers } from './traffic/cache-answers';
import { checkUsage } from './traffic/check-usage';
import { journalSettings } from './traffic/method-settings';
import { throttle } from './traffic/throttle';
import { validate } from './validate';
import type { IntegrationModel, MethodModel } from '../template/rest-api-model';

/**
 * The way of a request through a method of a REST API, put together at its first request.
 */
export function restRoute(method: MethodModel, deployment: Deployment, schemas: SchemaSet): Handler {
  let handler: Handler | undefined;
  return (exchange) => {
    handler ??= compose([
      checkResourcePolicy(method, deployment),
      authorize(method, deployment),
      checkUsage(method, deployment),
      throttle(method, deployment),
      decompressRequest(deployment),
      startExecution(method, journalSettings(deployment, method).level === 'INFO'),
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

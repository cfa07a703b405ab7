import type { SchemaSet } from '../schema';
import { authorize } from './authorize';
import { compose, type Handler } from './compose';
import { configurationFault } from './fault';
import { runCustom } from './run-custom';
import { runFunctionProxy } from './run-function-proxy';
import { runHttpProxy } from './run-http-proxy';
import { validate } from './validate';
import type { IntegrationModel, MethodModel, RestApiModel } from '../template/rest-api-model';

/**
 * The way of a request through a method of a REST API, put together at its first request.
 */
export function restRoute(method: MethodModel, api: RestApiModel, schemas: SchemaSet): Handler {
  let handler: Handler | undefined;
  return (exchange) => {
    handler ??= compose([authorize(method, api), validate(method, schemas)], runIntegration(method.integration));
    return handler(exchange);
  };
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

import { LocalGatewayError } from '../errors';
import { endpointVariables } from '../functions/endpoint-variables';
import { functionBackend, type FunctionBackendOptions } from '../functions/function-backend';
import { FunctionServices } from '../functions/services/function-services';
import { own } from '../own';
import type { Backend, BackendCall } from './backend';
import { endpointBackend } from './endpoint-backend';
import { httpBackend } from './http-backend';
import { stubBackend, stubNames } from './stub-backend';
import type { LocalGatewayOptions } from '../local-gateway-options';
import type { LocalStores } from '../stores';
import type { TemplateModel } from '../template/template-model';

/**
 * Makes the backend of a gateway that is given none: functions run, HTTP requests are sent, services are at an endpoint or in this process.
 *
 * The services that functions call answer as they do when API Gateway calls them.
 */
export function localBackend(model: TemplateModel, options: LocalGatewayOptions, { backends }: LocalStores): Backend {
  const services = new FunctionServices((call) => backend(call));
  const runFunction = functionBackend(model.functions, options.functions ?? {}, functionOptions(options, services));
  const sendHttp = httpBackend(options.addresses ?? {});
  const callService = endpointBackend(options.endpoints ?? {}, {
    credentials: options.endpointCredentials,
    fallback: (call) => storeOf(call, backends)(call),
  });
  const answer: Backend = (call) => {
    switch (call.kind) {
      case 'lambda': return runFunction(call);
      case 'http': return sendHttp(call);
      case 'aws': return callService(call);
    }
  };
  const close = async (): Promise<void> => {
    await runFunction.close?.();
  };
  const backend = options.stubs ? stubBackend(options.stubs, { fallback: answer }) : answer;
  return Object.assign(backend, { close });
}

/*
 * Functions that have credentials of their own are to reach AWS.
 */
function functionOptions(options: LocalGatewayOptions, services: FunctionServices): FunctionBackendOptions {
  const { clock, functionEnvironment = {}, ids, onFunctionLog } = options;
  return {
    clock,
    ids,
    onLog: onFunctionLog,
    environment: { ...endpointVariables(options.endpoints ?? {}), ...functionEnvironment },
    services: 'AWS_ACCESS_KEY_ID' in functionEnvironment ? undefined : services,
  };
}

function storeOf(call: BackendCall, stores: Readonly<Record<string, Backend>>): Backend {
  const store = own(stores, call.service ?? '');
  if (!store) {
    const name = stubNames(call)[0];
    throw new LocalGatewayError(`nothing here answers ${name}; give an answer in 'stubs', for instance { '${name}': { body: '{}' } }, or an endpoint`);
  }
  return store;
}

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
import { DEFAULT_ENVIRONMENT, partitionOf } from '../template/environment';
import type { TemplateModel } from '../template/template-model';

const EXECUTE_API = 'execute-api';

/**
 * Makes the backend of a gateway that is given none: functions run, HTTP requests are sent, services are at an endpoint or in this process.
 *
 * The services that functions call answer as they do when API Gateway calls them.
 *
 * @param callApi answers calls to the APIs themselves, such as those that send to the clients of a WebSocket API
 */
export function localBackend(model: TemplateModel, options: LocalGatewayOptions, { backends }: LocalStores, callApi: Backend): Backend {
  const services = new FunctionServices((call) => backend(signedByFunction(call, model)));
  const answering = { ...backends, [EXECUTE_API]: callApi };
  const runFunction = functionBackend(model.functions, options.functions ?? {}, functionOptions(options, services));
  const sendHttp = httpBackend(options.addresses ?? {});
  const callService = endpointBackend(options.endpoints ?? {}, {
    credentials: options.endpointCredentials,
    fallback: (call) => storeOf(call, answering)(call),
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

/*
 * What a function calls is signed, by its role; whether that may is not known here.
 */
function signedByFunction(call: BackendCall, { functions }: TemplateModel): BackendCall {
  const { account, region } = functions[0] ?? DEFAULT_ENVIRONMENT;
  return call.service === EXECUTE_API ? { ...call, credentials: `arn:${partitionOf(region)}:iam::${account}:role/function` } : call;
}

function storeOf(call: BackendCall, stores: Readonly<Record<string, Backend>>): Backend {
  const store = own(stores, call.service ?? '');
  if (!store) {
    const name = stubNames(call)[0];
    throw new LocalGatewayError(`nothing here answers ${name}; give an answer in 'stubs', for instance { '${name}': { body: '{}' } }, or an endpoint`);
  }
  return store;
}

import { LocalGatewayError } from '../errors';
import { endpointVariables } from '../functions/endpoint-variables';
import { functionBackend, type FunctionBackendOptions } from '../functions/function-backend';
import { own } from '../own';
import type { Backend, BackendCall } from './backend';
import { endpointBackend } from './endpoint-backend';
import { httpBackend } from './http-backend';
import { stubBackend } from './stub-backend';
import type { LocalGatewayOptions } from '../local-gateway-options';
import type { LocalStores } from '../stores';
import type { TemplateModel } from '../template/template-model';

/**
 * Makes the backend of a gateway that is given none: functions run, HTTP requests are sent, services are at an endpoint or in this process.
 */
export function localBackend(model: TemplateModel, options: LocalGatewayOptions, { backends }: LocalStores): Backend {
  const runFunction = functionBackend(model.functions, options.functions ?? {}, functionOptions(options));
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
  return Object.assign(options.stubs ? stubBackend(options.stubs, { fallback: answer }) : answer, { close });
}

function functionOptions(options: LocalGatewayOptions): FunctionBackendOptions {
  const { clock, functionEnvironment, ids, onFunctionLog } = options;
  return { clock, ids, onLog: onFunctionLog, environment: { ...endpointVariables(options.endpoints ?? {}), ...functionEnvironment } };
}

function storeOf(call: BackendCall, stores: Readonly<Record<string, Backend>>): Backend {
  const store = own(stores, call.service ?? '');
  if (!store) {
    const name = `${call.service}:${call.action ?? '*'}`;
    throw new LocalGatewayError(`nothing here answers ${name}; give an answer in 'stubs', for instance { '${name}': { body: '{}' } }, or an endpoint`);
  }
  return store;
}

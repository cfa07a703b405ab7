import { LocalGatewayError } from '../errors';
import type { LocalGatewayOptions } from '../local-gateway-options';
import { calledFunctions, calledHosts, issuerNames, learnedNames, userPoolNames } from './names-of-model';
import { SERVICE_ALIASES } from './service-aliases';
import { ServiceModel } from '../services/service-model';
import type { TemplateModel } from '../template/template-model';

/**
 * Checks that what is given by name can ever be used.
 *
 * @throws LocalGatewayError when a name is none of the templates, or a URL is none
 */
export function checkOptions(options: LocalGatewayOptions, model: TemplateModel): void {
  Object.keys(options.stubs ?? {}).forEach(checkStub);
  Object.entries(options.endpoints ?? {}).forEach(([service, url]) => {
    checkService('endpoints', service);
    checkUrl('endpoints', service, url);
  });
  Object.entries(options.addresses ?? {}).forEach(([host, url]) => checkUrl('addresses', host, url));
  checkNames('addresses', Object.keys(options.addresses ?? {}).map((host) => host.toLowerCase()), 'host of an HTTP integration', () => calledHosts(model));
  checkNames('userPools', Object.keys(options.userPools ?? {}), 'user pool', () => userPoolNames(model));
  checkNames('issuers', Object.keys(options.issuers ?? {}), 'issuer of a JWT authorizer', () => issuerNames(model));
  checkFunctions(Object.keys(options.functions ?? {}), options, model);
}

function checkFunctions(names: readonly string[], { functionEnvironment }: LocalGatewayOptions, model: TemplateModel): void {
  if (names.length > 0) {
    const learned = learnedNames(model, functionEnvironment);
    checkNames('functions', names.filter((name) => !learned.has(name)), 'function', () => calledFunctions(model));
  }
}

function checkNames(option: string, names: readonly string[], what: string, known: () => ReadonlySet<string> | undefined): void {
  const used = names.length === 0 ? undefined : known();
  const unused = used && names.find((name) => !used.has(name));
  if (used && unused !== undefined) {
    const list = [...used].filter((name) => !name.startsWith('arn:')).join(', ');
    throw new LocalGatewayError(`'${unused}' in '${option}' is no ${what} of the templates; there is ${list || 'none'}`);
  }
}

function checkStub(name: string): void {
  const [, service, sign, action] = /^([A-Za-z0-9-]+)([:.])([A-Za-z0-9]+)$/.exec(name) ?? [];
  const model = service === undefined ? undefined : ServiceModel.of(service);
  if (model && sign === '.') {
    throw new LocalGatewayError(`'${name}' in 'stubs' names no action; write '${service}:${action}'`);
  }
  if (model && !model.operation(action)) {
    const alike = model.operations.map((operation) => operation.name).filter((known) => known.startsWith(action.slice(0, 3)));
    throw new LocalGatewayError(
      `'${name}' in 'stubs' can answer nothing: '${service}' has no action '${action}'${alike.length > 0 ? `; it has ${alike.join(', ')}` : ''}`,
    );
  }
  if (sign === ':') {
    checkService('stubs', service);
  }
}

function checkService(option: string, service: string): void {
  const name = SERVICE_ALIASES.get(service.toLowerCase()) ?? service.toLowerCase();
  if (name !== service) {
    throw new LocalGatewayError(`'${service}' in '${option}' is no service as integration URIs name it; write '${name}'`);
  }
}

function checkUrl(option: string, name: string, url: string): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new LocalGatewayError(`'${name}' in '${option}' must be a URL, got '${url}'; write for instance http://127.0.0.1:8080`);
  }
}

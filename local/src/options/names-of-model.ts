import { parseFunctionReference } from '../functions/function-reference';
import { parseFunctionPath, parseServiceUri } from '../services';
import { privateHost } from '../services/private-host';
import type { HttpApiModel } from '../template/http-api-model';
import type { RestApiModel } from '../template/rest-api-model';
import type { TemplateModel } from '../template/template-model';
import type { WebSocketApiModel } from '../template/websocket-api-model';
import { poolIdOf } from '../user-pools/issuer-keys';

const PLACEHOLDER = '{';

/**
 * Names of the functions of the templates, those of elsewhere that their APIs call included; undefined when requests decide which are called.
 */
export function calledFunctions(model: TemplateModel): ReadonlySet<string> | undefined {
  const called = apisOf(model).flatMap(calledBy).flatMap(functionIn);
  if (called.some((name) => name.includes(PLACEHOLDER))) {
    return undefined;
  }
  return new Set([
    ...model.functions.flatMap(({ logicalId, name, arn }) => [logicalId, name, arn]),
    ...called.flatMap((text) => [text, ...referenceNames(text)]),
  ]);
}

/**
 * What the code of functions may call besides: it learns names from its environment.
 */
export function learnedNames(model: TemplateModel, environment: Readonly<Record<string, string>> = {}): ReadonlySet<string> {
  const values = [environment, ...model.functions.map((declared) => declared.environment)].flatMap((variables) => Object.values(variables));
  return new Set(values.flatMap((text) => [text, ...referenceNames(text)]));
}

/**
 * Hosts of the HTTP integrations, with their ports, and those that stand for what VPC links lead to; undefined when requests or stages decide which are called.
 */
export function calledHosts(model: TemplateModel): ReadonlySet<string> | undefined {
  const uris = apisOf(model).flatMap(integrationUris);
  const hosts = uris.flatMap((uri) => /^https?:\/\/([^/?#]+)/i.exec(uri)?.[1] ?? privateHost(uri) ?? []);
  return hosts.some((host) => host.includes(PLACEHOLDER)) ? undefined : new Set(hosts.map((host) => new URL(`http://${host}`).host));
}

/**
 * Logical ids, ids and ARNs of the user pools that the templates make or their authorizers take.
 */
export function userPoolNames({ resources, restApis, httpApis }: TemplateModel): ReadonlySet<string> {
  const pools = resources.filter(({ type }) => type === 'AWS::Cognito::UserPool');
  const taken = restApis.flatMap(({ authorizers }) => [...authorizers.values()].flatMap(({ providerArns }) => providerArns));
  return new Set([
    ...pools.flatMap(({ logicalId, ref, arn }) => [logicalId, ref, arn]),
    ...taken.flatMap((arn) => [arn, arn.split('/').slice(-1)[0]]),
    ...issuersOf(httpApis).flatMap((issuer) => poolIdOf(issuer) ?? []),
  ]);
}

/**
 * Issuers of the tokens that JWT authorizers take.
 */
export function issuerNames({ httpApis }: TemplateModel): ReadonlySet<string> {
  return new Set(issuersOf(httpApis));
}

function issuersOf(apis: readonly HttpApiModel[]): readonly string[] {
  return apis.flatMap(({ authorizers }) => [...authorizers.values()].flatMap(({ issuer }) => issuer ?? []));
}

type Api = RestApiModel | HttpApiModel | WebSocketApiModel;

function apisOf({ restApis, httpApis, webSocketApis }: TemplateModel): readonly Api[] {
  return [...restApis, ...httpApis, ...webSocketApis];
}

function calledBy(api: Api): readonly string[] {
  return [...integrationUris(api), ...[...api.authorizers.values()].flatMap(({ uri }) => uri ?? [])];
}

function integrationUris(api: Api): readonly string[] {
  const routes: readonly { readonly integration?: { readonly uri: string } }[] = 'methods' in api ? api.methods : api.routes;
  return routes.flatMap(({ integration }) => integration?.uri ?? []);
}

/*
 * REST APIs name a function by the URI that invokes it, HTTP APIs by its ARN as well.
 */
function functionIn(uri: string): readonly string[] {
  const invoked = parseFunctionPath(parseServiceUri(uri)?.path ?? '')?.functionArn;
  return invoked === undefined ? uri.match(/^arn:[^:]+:lambda:.+$/) ?? [] : [invoked];
}

function referenceNames(text: string): readonly string[] {
  const { name, unqualified } = parseFunctionReference(text);
  return [name, unqualified];
}

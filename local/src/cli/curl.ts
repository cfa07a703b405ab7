import type { MethodModel, RestApiModel } from '../template/rest-api-model';
import type { TemplateModel } from '../template/template-model';

const LET_IN = ['NONE', 'AWS_IAM'];
const WITH_BODY = ['PATCH', 'POST', 'PUT'];

/**
 * A command line to copy that calls an API: its simplest route, and whatever that needs.
 *
 * @returns nothing for an API without methods
 */
export function curlLine(api: RestApiModel, stageName: string, url: string, model: TemplateModel): string | undefined {
  const [method] = [...api.methods].sort((left, right) => effort(left) - effort(right));
  return method && ['curl', ...verb(method), ...headers(method, api, stageName, model), ...body(method), `'${url}${samplePath(method)}'`].join(' ');
}

/*
 * How much a reader has to know, and this machine to have, before a call of a method can succeed.
 */
function effort({ httpMethod, path, authorizationType, apiKeyRequired, integration }: MethodModel): number {
  const hurdles = [
    httpMethod === 'OPTIONS',
    !LET_IN.includes(authorizationType),
    httpMethod !== 'GET',
    path.includes('{'),
    apiKeyRequired,
    integration?.type !== 'MOCK',
    authorizationType !== 'NONE',
  ];
  return hurdles.reduce((sum, isThere) => sum * 2 + Number(isThere), 0);
}

function verb({ httpMethod }: MethodModel): string[] {
  switch (httpMethod) {
    case 'ANY':
    case 'GET': return [];
    case 'HEAD': return ['--head'];
    default: return ['-X', httpMethod];
  }
}

function headers(method: MethodModel, api: RestApiModel, stageName: string, model: TemplateModel): string[] {
  return [
    ...method.apiKeyRequired ? ['-H', `'x-api-key: ${keyOf(api, stageName, model)}'`] : [],
    ...LET_IN.includes(method.authorizationType) ? [] : ['-H', '\'Authorization: TOKEN\''],
    ...WITH_BODY.includes(method.httpMethod) ? ['-H', '\'Content-Type: application/json\''] : [],
  ];
}

function keyOf(api: RestApiModel, stageName: string, { apiKeys, usagePlans }: TemplateModel): string {
  const plans = usagePlans.filter(({ stages }) => stages.some((stage) => stage.apiId === api.id && stage.stageName === stageName));
  const ids = plans.flatMap(({ keyIds }) => keyIds);
  return apiKeys.find(({ id, enabled }) => enabled && ids.includes(id))?.value ?? 'KEY';
}

function body({ httpMethod }: MethodModel): string[] {
  return WITH_BODY.includes(httpMethod) ? ['-d', '\'{}\''] : [];
}

function samplePath({ path }: MethodModel): string {
  return path.replaceAll(/\{[^}]+\+\}/g, 'a/b').replaceAll(/\{[^}]+\}/g, '1');
}

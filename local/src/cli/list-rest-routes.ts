import { actionInWords } from './in-words';
import type { ListedRoute } from './listed-route';
import type { ApiModel } from '../template/api-model';
import type { IntegrationModel, MethodModel, RestApiModel } from '../template/rest-api-model';
import type { TemplateModel } from '../template/template-model';

const ACCESS: ReadonlyMap<string, ListedRoute['access']> = new Map([['NONE', 'open'], ['AWS_IAM', 'signed']]);

/**
 * Lists the methods of a REST API.
 */
export function listRestRoutes(api: RestApiModel, stageName: string, model: TemplateModel): readonly ListedRoute[] {
  return api.methods.map((method) => ({
    httpMethod: method.httpMethod,
    path: method.path,
    calls: integrationInWords(method.integration),
    callers: authorizationInWords(method, api),
    access: ACCESS.get(method.authorizationType) ?? 'token',
    apiKey: method.apiKeyRequired ? keyOf(api, stageName, model) : undefined,
    answersItself: method.integration?.type === 'MOCK',
  }));
}

/**
 * A key that opens a stage.
 */
export function keyOf(api: Pick<ApiModel, 'id'>, stageName: string, { apiKeys, usagePlans }: TemplateModel): string {
  const plans = usagePlans.filter(({ stages }) => stages.some((stage) => stage.apiId === api.id && stage.stageName === stageName));
  const ids = plans.flatMap(({ keyIds }) => keyIds);
  return apiKeys.find(({ id, enabled }) => enabled && ids.includes(id))?.value ?? 'KEY';
}

function integrationInWords(integration: IntegrationModel | undefined): string {
  if (!integration) {
    return 'nothing: it has no integration';
  }
  switch (integration.type) {
    case 'MOCK': return 'mock';
    case 'HTTP':
    case 'HTTP_PROXY': return `${integration.httpMethod ?? 'ANY'} ${integration.uri}`;
    default: return actionInWords(integration);
  }
}

function authorizationInWords(method: MethodModel, api: RestApiModel): string {
  const authorizer = api.authorizers.get(method.authorizerId ?? '')?.name ?? method.authorizerId ?? '';
  const key = method.apiKeyRequired ? ', API key' : '';
  switch (method.authorizationType) {
    case 'NONE': return `open${key}`;
    case 'AWS_IAM': return `IAM${key}`;
    case 'COGNITO_USER_POOLS': return `Cognito ${authorizer}${key}`;
    default: return `authorizer ${authorizer}${key}`;
  }
}

import type { BackendCall } from '../backends/backend';
import type { IntegrationModel, MethodModel, RestApiModel } from '../template/rest-api-model';

const SERVICE_URI = /^arn:[^:]+:apigateway:[^:]*:([^:]+):(action|path)\/(.*)$/s;
const FUNCTION_NAME = /:function:([^/]+)/;

/**
 * What a method calls, in a few words.
 */
export function integrationInWords(integration: IntegrationModel | undefined): string {
  if (!integration) {
    return 'nothing: it has no integration';
  }
  switch (integration.type) {
    case 'MOCK': return 'mock';
    case 'HTTP':
    case 'HTTP_PROXY': return `${integration.httpMethod ?? 'ANY'} ${integration.uri}`;
    default: return serviceInWords(integration);
  }
}

/**
 * Who may call a method, in a few words.
 */
export function authorizationInWords(method: MethodModel, api: RestApiModel): string {
  const authorizer = api.authorizers.get(method.authorizerId ?? '')?.name ?? method.authorizerId ?? '';
  const key = method.apiKeyRequired ? ', API key' : '';
  switch (method.authorizationType) {
    case 'NONE': return `open${key}`;
    case 'AWS_IAM': return `IAM${key}`;
    case 'COGNITO_USER_POOLS': return `Cognito ${authorizer}${key}`;
    default: return `authorizer ${authorizer}${key}`;
  }
}

/**
 * A call that left the gateway, in a few words.
 */
export function callInWords(call: BackendCall): string {
  switch (call.kind) {
    case 'aws': return call.action === undefined ? `${call.service} ${call.method} ${call.path}` : `${call.service}:${call.action}`;
    case 'http': return `${call.method} ${call.url}`;
    case 'lambda': return `lambda ${FUNCTION_NAME.exec(call.functionArn ?? '')?.[1] ?? call.functionArn}`;
  }
}

function serviceInWords(integration: IntegrationModel): string {
  const [, service, kind, rest] = SERVICE_URI.exec(integration.uri) ?? [];
  if (service === undefined) {
    return integration.uri;
  }
  if (service === 'lambda') {
    return `lambda ${FUNCTION_NAME.exec(integration.uri)?.[1] ?? rest}`;
  }
  const action = kind === 'action' ? rest.split(/[&?]/)[0] : namedAction(integration);
  return action === undefined ? `${service} ${integration.httpMethod ?? 'ANY'} /${rest}` : `${service}:${action}`;
}

/*
 * Services with one path for all actions are told the action in a header or in the form that is sent.
 */
function namedAction({ requestParameters, requestTemplates }: IntegrationModel): string | undefined {
  const target = requestParameters['integration.request.header.X-Amz-Target'];
  const said = /\.(\w+)'$/.exec(target ?? '') ?? /\bAction=(\w+)/.exec(Object.values(requestTemplates)[0] ?? '');
  return said?.[1];
}

import type { BackendCall } from '../backends/backend';
import type { IntegrationModel } from '../template/rest-api-model';

const SERVICE_URI = /^arn:[^:]+:apigateway:[^:]*:([^:]+):(action|path)\/(.*)$/s;
const FUNCTION_NAME = /:function:([^/]+)/;

/**
 * A call that left the gateway, in a few words.
 */
export function callInWords(call: BackendCall): string {
  switch (call.kind) {
    case 'aws': return call.action === undefined ? `${call.service} ${call.method} ${call.path}` : `${call.service}:${call.action}`;
    case 'http': return `${call.method} ${call.url}`;
    case 'lambda': return functionInWords(call.functionArn ?? '');
  }
}

/**
 * A function, by what holds its ARN.
 */
export function functionInWords(text: string): string {
  return `lambda ${FUNCTION_NAME.exec(text)?.[1] ?? text}`;
}

type CallingIntegration = Pick<IntegrationModel, 'httpMethod' | 'requestParameters' | 'requestTemplates' | 'uri'>;

/**
 * The action of a service that an integration calls, in a few words.
 */
export function actionInWords(integration: CallingIntegration): string {
  const [, service, kind, rest] = SERVICE_URI.exec(integration.uri) ?? [];
  if (service === undefined) {
    return integration.uri;
  }
  if (service === 'lambda') {
    return functionInWords(rest);
  }
  const action = kind === 'action' ? rest.split(/[&?]/)[0] : namedAction(integration);
  return action === undefined ? `${service} ${integration.httpMethod ?? 'ANY'} /${rest}` : `${service}:${action}`;
}

/*
 * Services with one path for all actions are told the action in a header or in the form that is sent.
 */
function namedAction({ requestParameters, requestTemplates }: CallingIntegration): string | undefined {
  const target = requestParameters['integration.request.header.X-Amz-Target'];
  const said = /\.(\w+)'$/.exec(target ?? '') ?? /\bAction=(\w+)/.exec(Object.values(requestTemplates)[0] ?? '');
  return said?.[1];
}

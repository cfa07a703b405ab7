import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpIntegrationConfig, IHttpIntegration } from '../../../src/integrations';

/**
 * An integration as it is bound to a route of an HTTP API, as CloudFormation sees it.
 */
export function boundToHttp(stack: Stack, routeKey: string, integration: IHttpIntegration): HttpIntegrationConfig {
  const [method, path] = routeKey === '$default' ? ['ANY', '$default'] : routeKey.split(' ');
  const pathVariables = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
  return stack.resolve(integration.bindToHttp({ scope: stack, route: { method, path, pathVariables } }));
}

/**
 * Every action that roles of the stack have, with how often it is named.
 */
export function actionsIn(stack: Stack): string[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action }) => Action);
}

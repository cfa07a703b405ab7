import { IntegrationType, PassthroughBehavior } from 'aws-cdk-lib/aws-apigateway';
import type { RestIntegrationConfig } from '../integrations/route-integration';

/**
 * Whether the backend answers the caller itself.
 */
export function isProxy(config: RestIntegrationConfig): boolean {
  return config.type === IntegrationType.AWS_PROXY || config.type === IntegrationType.HTTP_PROXY;
}

/**
 * What happens to a body that no template is for. A proxy integration has no templates, so the question does not arise.
 */
export function passthroughBehavior(config: RestIntegrationConfig): string | undefined {
  return config.passthroughBehavior ?? (isProxy(config) ? undefined : PassthroughBehavior.NEVER);
}

/**
 * Response headers as the response parameters of an integration response, undefined when there are none.
 */
export function headerParameters(headers: { readonly [name: string]: string } = {}): { [name: string]: string } | undefined {
  const parameters = Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]);
  return parameters.length > 0 ? Object.fromEntries(parameters) : undefined;
}

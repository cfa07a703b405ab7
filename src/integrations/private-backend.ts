import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { backendPathMapping } from './backend-path';
import { requestParameters, responseParameters } from './http-changes';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig } from './http-integration';
import { checkMethod } from './http-method';
import { checkHttpParameters, httpParameters, webSocketHttpParameters } from './http-parameters';
import { checkUrl } from './http-url';
import { withoutChanges } from './proxy-changes';
import type { RestIntegrationBindOptions, RestIntegrationConfig } from './route-integration';
import type { VpcLinkProxyProps } from './vpc-link-proxy-props';
import type { WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { checkPathVariables } from '../mapping/path-variables';
import { ValidationError } from '../private/errors';

const PRIVATE = 'the traffic stays inside the network';

/** Protocols of listeners that end TLS themselves, and those that know none. */
const TLS_PROTOCOLS = ['HTTPS', 'TLS'];
const PLAIN_PROTOCOLS = ['HTTP'];

/**
 * Refuses what could never be called.
 *
 * @param protocol of the listener, if it is known
 */
export function checkPrivateBackend(props: VpcLinkProxyProps, protocol: string | undefined, scope: IConstruct): void {
  const { backendPath = '/', method, tlsServerName } = props;
  if (!backendPath.startsWith('/')) throw new ValidationError(`'backendPath' must begin with a slash, like /v1/orders/{id}, got '${backendPath}'`, scope);
  const url = `http://backend${backendPath}`;
  checkUrl(url, PRIVATE);
  if (props.path && props.backendPath === undefined) throw new ValidationError("'path' says what stands for placeholders of 'backendPath', which is not given; write for instance /v1/orders/{id}", scope);
  checkHttpParameters(url, props);
  if (method !== undefined) checkMethod(method);
  if (protocol === undefined) return;
  if (TLS_PROTOCOLS.includes(protocol) && tlsServerName === undefined) {
    throw new ValidationError(`'tlsServerName' must be given for a listener of ${protocol}: the name on its certificate`, scope);
  }
  if (PLAIN_PROTOCOLS.includes(protocol) && tlsServerName !== undefined) {
    throw new ValidationError(`'tlsServerName' is for listeners of ${TLS_PROTOCOLS.join(' or ')}, got a listener of ${protocol}; leave it out, or give the listener a certificate`, scope);
  }
}

/**
 * A private backend on an HTTP API: the ARN of what is behind the link takes the place of a URL.
 */
export function privateHttpConfig(
  arn: string, vpcLinkId: string, props: VpcLinkProxyProps, { route, scope }: HttpIntegrationBindOptions,
): HttpIntegrationConfig {
  const parameters = { ...requestParameters(props, scope), 'overwrite:path': backendPathMapping(props, route, scope) };
  checkPathVariables(Object.values(parameters), route, scope);
  return {
    type: 'HTTP_PROXY',
    uri: arn,
    httpMethod: props.method ?? route.method,
    vpcLinkId,
    tlsServerName: props.tlsServerName,
    requestParameters: parameters,
    responseParameters: responseParameters(props, scope),
    payloadFormatVersion: '1.0',
    timeout: props.timeout,
  };
}

/**
 * A private backend on a REST API.
 *
 * @param authority host and port, which become the `Host` header
 * @param connection the link, and what it leads to where that is said apart
 */
export function privateRestConfig(
  authority: string, connection: Pick<RestIntegrationConfig, 'vpcLinkId' | 'integrationTarget'>, props: VpcLinkProxyProps,
  options: RestIntegrationBindOptions,
): RestIntegrationConfig {
  const { route, scope } = options;
  const url = backendUrl(authority, props, route.path.replaceAll('+}', '}'));
  const parameters = httpParameters(url, withoutChanges(props, scope), options);
  checkPathVariables(Object.values(parameters.requestParameters), route, scope);
  return {
    type: IntegrationType.HTTP_PROXY,
    uri: url,
    httpMethod: props.method ?? route.method,
    ...connection,
    ...parameters,
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeout: props.timeout,
    responses: [],
  };
}

/**
 * A private backend on a WebSocket API.
 *
 * @param authority host and port, which become the `Host` header
 */
export function privateWebSocketConfig(
  authority: string, vpcLinkId: string, props: VpcLinkProxyProps, options: WebSocketIntegrationBindOptions,
): WebSocketIntegrationConfig {
  const url = backendUrl(authority, props, '/');
  return {
    type: 'HTTP_PROXY',
    uri: url,
    httpMethod: props.method ?? 'POST',
    vpcLinkId,
    requestParameters: webSocketHttpParameters(url, withoutChanges(props, options.scope), options),
    timeout: props.timeout,
  };
}

function backendUrl(authority: string, { backendPath, tlsServerName }: VpcLinkProxyProps, path: string): string {
  return `${tlsServerName === undefined ? 'http' : 'https'}://${authority}${backendPath ?? path}`;
}

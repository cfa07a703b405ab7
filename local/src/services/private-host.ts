const LISTENER = /^arn:[^:]+:elasticloadbalancing:[^:]*:[^:]*:listener\/(?:app|net)\/([^/]+)\//;
const DISCOVERED = /^arn:[^:]+:servicediscovery:[^:]*:[^:]*:service\/([^/?]+)/;

/**
 * Host that stands for what a VPC link leads to: name of the load balancer of a listener, or id of a service of Cloud Map.
 *
 * @param uri of the integration
 * @returns undefined when it names neither
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export function privateHost(uri: string): string | undefined {
  return (LISTENER.exec(uri) ?? DISCOVERED.exec(uri))?.[1];
}

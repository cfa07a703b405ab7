const FUNCTION_ARN = /^arn:([^:]+):lambda:([^:]*):/;

/**
 * URI of the invocation of a function that an HTTP or WebSocket API names by its own ARN; any other URI as it is.
 */
export function invocationUri(uri: string): string {
  const [, partition, region] = FUNCTION_ARN.exec(uri) ?? [];
  return region === undefined ? uri : `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${uri}/invocations`;
}

/*
 * How SDKs name services that integration URIs name otherwise.
 */
const SDK_NAMES: ReadonlyMap<string, string> = new Map([['events', 'EVENTBRIDGE'], ['states', 'SFN']]);

/**
 * The variables by which the AWS SDKs of functions find the endpoints of a gateway.
 *
 * @param endpoints by service as integration URIs name it
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointVariables(endpoints: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(endpoints).map(([service, endpoint]) => [endpointVariable(service), endpoint]));
}

/**
 * The variable for the endpoint of one service.
 */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${SDK_NAMES.get(service) ?? service.toUpperCase().replaceAll('-', '_')}`;
}

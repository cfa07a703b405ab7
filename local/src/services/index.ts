export { parseFunctionPath, type FunctionTarget } from './function-uri';
export { parseServiceUri, type ServiceTarget } from './integration-uri';
export { parseServiceCall, tryParseServiceCall } from './parse-service-call';
export type { ServiceCall } from './parsed-call';
export { ServiceModel } from './service-model';

import { fixed, KIB, MIB, raisable } from './quota';
import type { Quota } from './quota';

const PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html';
const STREAMING_PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html';
const COMPRESSION_PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html';
const ACCOUNT_PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html';
const CLOUDFORMATION_PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

/**
 * The quotas of REST APIs that this library checks or shows, as on AWS's pages.
 */
export const REST_LIMITS = {
  regionalApis: fixed('account', 600, 'APIs', PAGE),
  edgeApis: fixed('account', 120, 'APIs', PAGE),
  privateApis: fixed('account', 600, 'APIs', PAGE),
  apiKeys: fixed('account', 10_000, 'keys', PAGE),
  usagePlans: raisable('account', 300, 'usage plans', PAGE),
  clientCertificates: raisable('account', 60, 'client certificates', PAGE),
  throttleRate: raisable('account', 10_000, 'requests a second', ACCOUNT_PAGE),
  throttleBurst: raisable('account', 5_000, 'requests', ACCOUNT_PAGE), // AWS sets it with the rate

  resources: raisable('api', 300, 'resources', PAGE),
  stages: raisable('api', 10, 'stages', PAGE),
  authorizers: raisable('api', 10, 'authorizers', PAGE),
  documentationParts: raisable('api', 2_000, 'documentation parts', PAGE),
  modelBytes: fixed('api', 400 * KIB, 'bytes', PAGE),
  policyCharacters: raisable('api', 8_192, 'characters of resource policy', PAGE),
  definitionBytes: fixed('api', 6 * MIB, 'bytes', PAGE),
  compressionBytes: fixed('api', 10 * MIB, 'bytes', COMPRESSION_PAGE),

  stageVariables: fixed('stage', 100, 'stage variables', PAGE),
  stageVariableKeyCharacters: fixed('stage', 64, 'characters', PAGE),
  stageVariableValueCharacters: fixed('stage', 512, 'characters', PAGE),
  stageTags: fixed('stage', 50, 'tags', PAGE),
  accessLogFormatBytes: fixed('stage', 3 * KIB, 'bytes', PAGE),

  minTimeoutMillis: fixed('method', 50, 'ms', PAGE),
  maxTimeoutMillis: raisable('method', 29_000, 'ms', PAGE),
  maxEdgeTimeoutMillis: fixed('method', 29_000, 'ms', PAGE),
  maxStreamMillis: fixed('method', 900_000, 'ms', STREAMING_PAGE),
  mappingTemplateBytes: fixed('method', 300 * KIB, 'bytes', PAGE),
  methodArnBytes: fixed('method', 1_600, 'bytes', PAGE),

  payloadBytes: fixed('request', 10 * MIB, 'bytes of payload', PAGE),
  headerBytes: fixed('request', 10_240, 'bytes of headers', PAGE),
  privateHeaderBytes: fixed('request', 8_000, 'bytes of headers', PAGE),
  regionalUrlCharacters: fixed('request', 10_240, 'characters of URL', PAGE),
  edgeUrlCharacters: fixed('request', 8_192, 'characters of URL', PAGE),
  privateUrlCharacters: fixed('request', 8_192, 'characters of URL', PAGE),
  foreachIterations: fixed('request', 1_000, 'iterations', PAGE),

  templateResources: fixed('template', 500, 'resources', CLOUDFORMATION_PAGE),
  templateBytes: fixed('template', 1_000_000, 'bytes', CLOUDFORMATION_PAGE),
} satisfies { [id: string]: Quota };

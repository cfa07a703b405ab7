import { fixed, raisable } from './quota';
import type { Quota } from './quota';

const STREAMING_PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html';
const COMPRESSION_PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html';
const ACCOUNT_PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html';
const CLOUDFORMATION_PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

const KIB = 1024;
const MIB = KIB * KIB;

/**
 * The quotas of REST APIs that this library checks or shows, as on AWS's pages.
 */
export const REST_LIMITS = {
  regionalApis: fixed('account', 600, 'APIs'),
  edgeApis: fixed('account', 120, 'APIs'),
  privateApis: fixed('account', 600, 'APIs'),
  apiKeys: fixed('account', 10_000, 'keys'),
  usagePlans: raisable('account', 300, 'usage plans'),
  clientCertificates: raisable('account', 60, 'client certificates'),
  throttleRate: raisable('account', 10_000, 'requests a second', ACCOUNT_PAGE),
  throttleBurst: raisable('account', 5_000, 'requests', ACCOUNT_PAGE), // AWS sets it with the rate

  resources: raisable('api', 300, 'resources'),
  stages: raisable('api', 10, 'stages'),
  authorizers: raisable('api', 10, 'authorizers'),
  documentationParts: raisable('api', 2_000, 'documentation parts'),
  modelBytes: fixed('api', 400 * KIB, 'bytes'),
  policyCharacters: raisable('api', 8_192, 'characters of resource policy'),
  definitionBytes: fixed('api', 6 * MIB, 'bytes'),
  compressionBytes: fixed('api', 10 * MIB, 'bytes', COMPRESSION_PAGE),

  stageVariables: fixed('stage', 100, 'stage variables'),
  stageVariableKeyCharacters: fixed('stage', 64, 'characters'),
  stageVariableValueCharacters: fixed('stage', 512, 'characters'),
  stageTags: fixed('stage', 50, 'tags'),
  accessLogFormatBytes: fixed('stage', 3 * KIB, 'bytes'),

  minTimeoutMillis: fixed('method', 50, 'ms'),
  maxTimeoutMillis: raisable('method', 29_000, 'ms'),
  maxEdgeTimeoutMillis: fixed('method', 29_000, 'ms'),
  maxStreamMillis: fixed('method', 900_000, 'ms', STREAMING_PAGE),
  mappingTemplateBytes: fixed('method', 300 * KIB, 'bytes'),
  methodArnBytes: fixed('method', 1_600, 'bytes'),

  payloadBytes: fixed('request', 10 * MIB, 'bytes of payload'),
  headerBytes: fixed('request', 10_240, 'bytes of headers'),
  privateHeaderBytes: fixed('request', 8_000, 'bytes of headers'),
  regionalUrlCharacters: fixed('request', 10_240, 'characters of URL'),
  edgeUrlCharacters: fixed('request', 8_192, 'characters of URL'),
  privateUrlCharacters: fixed('request', 8_192, 'characters of URL'),
  foreachIterations: fixed('request', 1_000, 'iterations'),

  templateResources: fixed('template', 500, 'resources', CLOUDFORMATION_PAGE),
  templateBytes: fixed('template', 1_000_000, 'bytes', CLOUDFORMATION_PAGE),
} satisfies { [id: string]: Quota };

/**
 * Name of a quota.
 */
export type RestLimit = keyof typeof REST_LIMITS;

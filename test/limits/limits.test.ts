import { HTTP_LIMITS } from '../../src/limits/http-limits';
import { LIMITS } from '../../src/limits/limits';
import { REST_LIMITS } from '../../src/limits/rest-limits';
import { WEBSOCKET_LIMITS } from '../../src/limits/websocket-limits';

// The numbers of AWS's page, once more by hand: a changed digit in the table must not go unnoticed.
test.each([
  ['resources', 300, true],
  ['stages', 10, true],
  ['maxTimeoutMillis', 29_000, true],
  ['maxEdgeTimeoutMillis', 29_000, false],
  ['minTimeoutMillis', 50, false],
  ['maxStreamMillis', 900_000, false],
  ['mappingTemplateBytes', 307_200, false],
  ['modelBytes', 409_600, false],
  ['accessLogFormatBytes', 3_072, false],
  ['methodArnBytes', 1_600, false],
  ['payloadBytes', 10_485_760, false],
  ['definitionBytes', 6_291_456, false],
  ['policyCharacters', 8_192, true],
  ['apiKeys', 10_000, false],
  ['usagePlans', 300, true],
  ['clientCertificates', 60, true],
  ['authorizers', 10, true],
  ['stageVariables', 100, false],
  ['headerBytes', 10_240, false],
  ['privateHeaderBytes', 8_000, false],
  ['foreachIterations', 1_000, false],
  ['templateResources', 500, false],
  ['httpRoutes', 300, true],
  ['httpIntegrations', 300, false],
  ['httpStages', 10, true],
  ['httpAuthorizers', 10, true],
  ['httpAuthorizerAudiences', 50, false],
  ['httpScopes', 10, false],
  ['httpOperationNameCharacters', 64, false],
  ['httpMinTimeoutMillis', 50, false],
  ['httpMaxTimeoutMillis', 30_000, false],
  ['httpPayloadBytes', 10_485_760, false],
  ['httpHeaderBytes', 10_240, false],
  ['httpVpcLinks', 10, true],
  ['httpVpcLinkSubnets', 10, true],
  ['webSocketConnectionRate', 500, true],
  ['webSocketRoutes', 300, true],
  ['webSocketIntegrations', 300, true],
  ['webSocketStages', 10, true],
  ['webSocketAuthorizers', 10, true],
  ['webSocketMinTimeoutMillis', 50, false],
  ['webSocketMaxTimeoutMillis', 29_000, false],
  ['webSocketUrlCharacters', 4_096, false],
  ['webSocketConnectionSeconds', 7_200, false],
  ['webSocketIdleSeconds', 600, false],
  ['webSocketFrameBytes', 32_768, false],
  ['webSocketMessageBytes', 131_072, false],
] as const)('%s is %d, raisable: %s', (id, value, raisable) => {
  expect(LIMITS[id]).toMatchObject({ value, raisable });
});

test.each(Object.entries(LIMITS))('%s names its page at AWS', (_id, quota) => {
  expect(quota.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  expect(quota.unit).not.toBe('');
});

test('no two quotas share a name', () => {
  const names = [REST_LIMITS, HTTP_LIMITS, WEBSOCKET_LIMITS].flatMap((table) => Object.keys(table));
  expect(Object.keys(LIMITS)).toHaveLength(names.length);
});

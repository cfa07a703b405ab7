import { REST_LIMITS } from '../../src/limits/limits';

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
] as const)('%s is %d, raisable: %s', (id, value, raisable) => {
  expect(REST_LIMITS[id]).toMatchObject({ value, raisable });
});

test.each(Object.entries(REST_LIMITS))('%s names its page at AWS', (_id, quota) => {
  expect(quota.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  expect(quota.unit).not.toBe('');
});

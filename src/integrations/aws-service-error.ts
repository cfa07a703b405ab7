import type { ErrorRule } from '../mapping/response-template';

/**
 * What every AWS service may answer, whatever was asked of it. An integration puts its own rules before these.
 *
 * What the API's owner has to mend (rights, keys, a resource that is gone) is never the caller's fault: 502.
 */
export const COMMON_ERRORS: readonly ErrorRule[] = [
  { code: 'Throttl|ThroughputExceeded|RequestLimitExceeded|TooManyRequests|LimitExceeded|SlowDown|OverLimit', status: 429 },
  {
    code: 'AccessDenied|NotAuthorized|AuthorizationError|UnrecognizedClient|InvalidClientToken|MissingAuthentication|IncompleteSignature|SignatureDoesNotMatch|ExpiredToken|OptInRequired|Kms|KMS|ResourceNotFound|NonExistentQueue|QueueDoesNotExist|StateMachineDoesNotExist|InvalidArn|InternalServer',
    status: 502,
  },
  { code: 'ServiceUnavailable', status: 503 },
];

import type { ErrorRule } from '../mapping/response-template';

/**
 * What every AWS service may refuse, whatever was asked of it. An integration puts its own rules before these; what none of them
 * knows is the caller's to mend: 400.
 *
 * What the API's owner has to mend (rights, keys, a resource that is gone) is never the caller's fault: 502. Failures of the service
 * itself need no rule, because they do not come with a status of 4xx. Parts of names are enough, and these rules are in every template.
 */
export const COMMON_ERRORS: readonly ErrorRule[] = [
  { code: 'Throttl|LimitExceeded|ThroughputExceeded|TooManyRequests|OverLimit', status: 429 },
  {
    code: 'Denied|uthoriz|uthentic|Signature|UnrecognizedClient|ClientToken|ExpiredToken|OptIn|K[Mm][Ss]|Not(Found|Exist|Supported)|NonExist|nsupported|Disabled|Deleting|InvalidA(rn|ddress)|InvalidS(ecurity|ource)|Internal',
    status: 502,
  },
];

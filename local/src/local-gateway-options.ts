import type { Backend } from './backends/backend';
import type { EndpointCredentials } from './backends/endpoint-backend';
import type { StubAnswer } from './backends/stub-backend';
import type { FunctionLogEntry } from './functions/function-log';
import type { LocalFunction } from './functions/local-function';
import type { ExecutionLogEntry, IamMode } from './gateway/deployment';
import type { Caller } from './gateway/entry/request';
import type { Determinism } from './gateway/identifiers';
import type { JournalSettings } from './logging/journal';
import type { CallerKeys } from './signatures/caller-keys';
import type { UserPoolKeys } from './user-pools/user-pool-keys';

/**
 * How a gateway runs an API.
 */
export interface LocalGatewayOptions extends Determinism {
  /**
   * Answers every call that leaves the gateway, those to functions included.
   *
   * @default - functions run from their assets, the common services are kept in this process, HTTP requests are sent
   */
  readonly backend?: Backend;

  /**
   * Prepared answers by what they answer, as `stubBackend` takes them; they go before everything else that answers. Without `backend` only.
   *
   * @default - none
   */
  readonly stubs?: Readonly<Record<string, StubAnswer>>;

  /**
   * Base URL by service, of an emulator or of AWS itself, for instance `{ dynamodb: 'http://127.0.0.1:8000' }`. Without `backend` only.
   *
   * @default - none: the services are kept in this process
   */
  readonly endpoints?: Readonly<Record<string, string>>;

  /**
   * Keys that sign the requests to `endpoints`. Emulators take any; some take the account from a key of twelve digits.
   *
   * @default - a pair of made-up keys
   */
  readonly endpointCredentials?: EndpointCredentials;

  /**
   * What runs in place of functions, by logical id, name or ARN. Without `backend` only.
   *
   * @default - their own code
   */
  readonly functions?: Readonly<Record<string, LocalFunction>>;

  /**
   * Variables that every function gets; they win over its own and over those of AWS. Functions run in processes that see little else of
   * this program's environment, and no credentials but made-up ones, by which they reach the services of this gateway; with an
   * `AWS_ACCESS_KEY_ID` here they reach AWS. Without `backend` only.
   *
   * @default - none
   */
  readonly functionEnvironment?: Readonly<Record<string, string>>;

  /**
   * Gets what functions print and how they end before their time. Without `backend` only.
   *
   * @default - it goes to standard error
   */
  readonly onFunctionLog?: (entry: FunctionLogEntry) => void;

  /**
   * Where requests to hosts go that are not reachable from here, behind VPC links for instance: base URL by host name, with its port if
   * it has one. What an HTTP API names by ARN behind a VPC link has the name of its load balancer for a host, or the id of its Cloud Map
   * service. Without `backend` only.
   *
   * @default - hosts are reached as they are named
   */
  readonly addresses?: Readonly<Record<string, string>>;

  /**
   * Name of the stage.
   *
   * @default - the API's only stage
   */
  readonly stage?: string;

  /**
   * Logical id of the API.
   *
   * @default - the only API
   */
  readonly api?: string;

  /**
   * Region of the stacks.
   *
   * @default - what the assembly says, else us-east-1
   */
  readonly region?: string;

  /**
   * Account of the stacks.
   *
   * @default - what the assembly says, else 123456789012
   */
  readonly account?: string;

  /**
   * Values of template parameters.
   *
   * @default - their defaults
   */
  readonly parameters?: Readonly<Record<string, string>>;

  /**
   * How routes with IAM authorization treat a request: `ALLOW` lets every request in, `SIGNED` only those with a `caller`. It has no say
   * where `callers` are given.
   *
   * @default 'ALLOW'
   */
  readonly iam?: IamMode;

  /**
   * Who makes the requests to routes with IAM authorization whose signature nobody checks.
   *
   * @default - nobody: `$context.identity` tells of no caller
   */
  readonly unsignedCaller?: Caller;

  /**
   * Keys that sign requests to routes with IAM authorization. With them, a request without a declared `caller` must carry a signature
   * (Signature Version 4, in its headers or its query string) that fits.
   *
   * @default - signatures are not checked
   */
  readonly callers?: readonly CallerKeys[];

  /**
   * Keys of the user pools whose tokens are accepted, by the pool's logical id, id or ARN: the pool's published key set, or a
   * `testUserPool()`. They are never fetched.
   *
   * @default - none: a route that a user pool protects cannot be called
   */
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;

  /**
   * Keys of the issuers whose tokens JWT authorizers of HTTP APIs accept, by the issuer's URL: the issuer's published key set, or a
   * `testUserPool()` with that issuer. Those of user pools may stand in `userPools` as well. They are never fetched.
   *
   * @default - none: a route that a JWT authorizer protects cannot be called, unless a user pool of `userPools` issues its tokens
   */
  readonly issuers?: Readonly<Record<string, UserPoolKeys>>;

  /**
   * Id of the VPC endpoint that requests take to a private API, unless they name one.
   *
   * @default - the first of the API's endpoint configuration; without any, a private API refuses requests that name none
   */
  readonly vpcEndpointId?: string;

  /**
   * Id of the VPC that requests to a private API come from, unless they name one.
   *
   * @default - none
   */
  readonly vpcId?: string;

  /**
   * What the execution log holds, for instance `{ level: 'INFO', dataTrace: true }` for everything.
   *
   * @default - what the stage's method settings say
   */
  readonly logging?: JournalSettings;

  /**
   * Gets the reasons why requests fail, in the engine's words, and what is sent to endpoints.
   *
   * @default - they are dropped
   */
  readonly onLog?: (entry: ExecutionLogEntry) => void;
}

import type { HttpApiModel } from './http-api-model';
import type { RestApiModel } from './rest-api-model';
import type { WebSocketApiModel } from './websocket-api-model';

/**
 * What the stacks of an assembly deploy, as far as an API Gateway meets it.
 */
export interface TemplateModel {
  readonly restApis: readonly RestApiModel[];
  readonly httpApis: readonly HttpApiModel[];
  readonly webSocketApis: readonly WebSocketApiModel[];
  readonly apiKeys: readonly ApiKeyModel[];
  readonly usagePlans: readonly UsagePlanModel[];
  readonly domains: readonly DomainModel[];
  readonly functions: readonly FunctionModel[];

  /**
   * Every other resource that a backend may stand for: queues, tables, buckets, …
   */
  readonly resources: readonly ResourceModel[];

  /**
   * What the templates ask for beside the APIs and the engine leaves out.
   */
  readonly warnings: readonly string[];
}

export interface ApiKeyModel {
  readonly id: string;
  readonly name: string;

  /**
   * What a client sends. One that AWS would generate is made from the logical id.
   */
  readonly value: string;
  readonly enabled: boolean;
}

export interface UsagePlanModel {
  readonly id: string;
  readonly name: string;
  readonly keyIds: readonly string[];
  readonly stages: readonly PlannedStageModel[];

  /**
   * @default - none
   */
  readonly throttle?: ThrottleModel;

  /**
   * @default - none
   */
  readonly quota?: QuotaModel;
}

/**
 * A stage that the keys of a plan open.
 */
export interface PlannedStageModel {
  readonly apiId: string;
  readonly stageName: string;

  /**
   * Throttles by path and method, for instance `/orders/GET`.
   */
  readonly methodThrottles: ReadonlyMap<string, ThrottleModel>;
}

export interface ThrottleModel {
  /**
   * Requests a second.
   */
  readonly rateLimit?: number;
  readonly burstLimit?: number;
}

export interface QuotaModel {
  readonly limit: number;
  readonly offset: number;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
}

export interface DomainModel {
  /**
   * Host name, for instance `api.example.com` or `*.example.com`.
   */
  readonly domainName: string;
  readonly mappings: readonly BasePathMappingModel[];
}

export interface BasePathMappingModel {
  /**
   * Without slashes at its ends; empty for the root.
   */
  readonly basePath: string;
  readonly apiId: string;

  /**
   * @default - the stage is the path's next segment
   */
  readonly stageName?: string;
}

/**
 * A Lambda function with what is needed to run it. What it reads from its template is read when it is asked for.
 */
export interface FunctionModel {
  readonly logicalId: string;
  readonly stackName: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly account: string;

  /**
   * For instance `nodejs22.x`; empty for a container image.
   */
  readonly runtime: string;
  readonly handler: string;

  /**
   * Where the code lies.
   *
   * @default - in a bucket or a container image
   */
  readonly code?: FunctionCode;

  /**
   * Folders or zip files of its layers, in the order in which they are laid over each other. Those that no template makes are not here.
   */
  readonly layers: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
}

/**
 * The folder or zip file of a function's code, or its text in the template.
 */
export type FunctionCode = { readonly path: string } | { readonly text: string };

/**
 * A resource of any service but API Gateway, by what its template says. It is read when it is asked for.
 *
 * @throws TemplateError on reading what refers to something that is not there
 */
export interface ResourceModel {
  readonly type: string;
  readonly logicalId: string;
  readonly stackName: string;
  readonly region: string;
  readonly account: string;

  /**
   * What `Ref` gives for it.
   */
  readonly ref: string;

  /**
   * What `Fn::GetAtt` gives for its `Arn`.
   */
  readonly arn: string;

  /**
   * Its properties with references resolved.
   */
  readonly properties: Readonly<Record<string, unknown>>;
}

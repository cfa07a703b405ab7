import type { Backend } from './backends/backend';
import { BinaryTypes } from './gateway/binary-types';
import { chooseApi, chooseStage } from './gateway/choose-api';
import type { ExecutionLogEntry, IamMode } from './gateway/deployment';
import type { Determinism } from './gateway/identifiers';
import type { InvokeRequest } from './gateway/request';
import type { InvokeAnswer } from './gateway/respond';
import { RestApi } from './gateway/rest-api';
import { readAssembly } from './template/assembly';
import { synthesize, type SynthesizableStack } from './template/cdk-stack';
import type { CloudTemplate } from './template/cloud-template';
import { DEFAULT_ENVIRONMENT, type Environment } from './template/environment';
import type { RestApiModel } from './template/rest-api-model';
import { readRestApis } from './template/rest-api-reader';
import { StackSet } from './template/stack-set';
import type { StackSource } from './template/stack-template';

/**
 * How a gateway runs an API.
 */
export interface LocalGatewayOptions extends Determinism {
  /**
   * Answers the calls that leave the gateway.
   */
  readonly backend: Backend;

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
   * How routes with IAM authorization treat a request: `ALLOW` lets every request in, `SIGNED` only those with a `caller`.
   *
   * @default 'ALLOW'
   */
  readonly iam?: IamMode;

  /**
   * Gets the lines of the execution log, which say why a request failed.
   *
   * @default - they are dropped
   */
  readonly onLog?: (entry: ExecutionLogEntry) => void;
}

/**
 * Runs an API of a synthesized template in this process, as API Gateway would run it.
 *
 * References to other resources get the values that AWS would plausibly give them: the name that the template sets, else the logical
 * id, as a queue URL, ARN or name of the account and region at hand.
 */
export class LocalGateway {
  /**
   * Runs an API of a CloudFormation template.
   *
   * @throws LocalGatewayError when the template cannot be read, or asks for what is not emulated
   */
  public static fromTemplate(template: object, options: LocalGatewayOptions): LocalGateway {
    const source: StackSource = {
      name: 'Stack',
      template: template as CloudTemplate,
      environment: { ...DEFAULT_ENVIRONMENT, ...environmentIn(options) },
      parameters: new Map(Object.entries(options.parameters ?? {}).map(([name, value]) => [name, () => value])),
    };
    return new LocalGateway(readRestApis(new StackSet([source])), options);
  }

  /**
   * Runs an API of a CDK stack; the app that holds it is synthesized. Routes that other stacks of the app add to the API are there too.
   *
   * @throws LocalGatewayError when the stack stands in no app, or its template cannot be read
   */
  public static fromStack(stack: SynthesizableStack, options: LocalGatewayOptions): LocalGateway {
    return LocalGateway.load(synthesize(stack), options, stack.stackName);
  }

  /**
   * Runs an API of a cloud assembly, the folder that `cdk synth` writes.
   *
   * @param directory for instance `cdk.out`
   * @throws LocalGatewayError when the folder holds no assembly, or a template cannot be read
   */
  public static fromAssembly(directory: string, options: LocalGatewayOptions): LocalGateway {
    return LocalGateway.load(directory, options);
  }

  private static load(directory: string, options: LocalGatewayOptions, stackName?: string): LocalGateway {
    const stacks = new StackSet(readAssembly(directory, environmentIn(options), options.parameters ?? {}));
    const apis = readRestApis(stacks);
    return new LocalGateway(stackName === undefined ? apis : apisOf(apis, stackName), options);
  }

  /**
   * What the template asks for and the engine leaves out, because it changes no answer here.
   */
  public readonly warnings: readonly string[];

  private readonly api: RestApi;

  private constructor(apis: readonly RestApiModel[], options: LocalGatewayOptions) {
    const model = chooseApi(apis, options.api);
    this.warnings = model.warnings;
    this.api = new RestApi({
      api: model,
      stage: chooseStage(model, options.stage),
      backend: options.backend,
      binaryTypes: new BinaryTypes(model.binaryMediaTypes),
      iam: options.iam ?? 'ALLOW',
      determinism: options,
      log: options.onLog ?? (() => undefined),
    });
  }

  /**
   * Answers a request as API Gateway would. Failures of the API are answers; only what is not emulated throws.
   *
   * @throws UnsupportedFeatureError when the request needs a feature that is not emulated
   */
  public invoke(request: InvokeRequest): Promise<InvokeAnswer> {
    return this.api.handle(request);
  }
}

function environmentIn(options: LocalGatewayOptions): Partial<Environment> {
  return {
    ...options.region === undefined ? {} : { region: options.region },
    ...options.account === undefined ? {} : { account: options.account },
  };
}

function apisOf(apis: readonly RestApiModel[], stackName: string): readonly RestApiModel[] {
  return apis.filter((api) => api.stackName === stackName || api.stackName.startsWith(`${stackName}/`));
}

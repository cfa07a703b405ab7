import type { BackendCall } from './backends/backend';
import { handshakeRequest, type ConnectOptions } from './client/connect-options';
import { ConnectionRefused } from './client/connection-refused';
import { LocalConnection } from './client/local-connection';
import { LocalGatewayError } from './errors';
import type { InvokeAnswer } from './gateway/answer/respond';
import type { InvokeRequest } from './gateway/entry/request';
import type { ServedApi } from './gateway/served-api';
import type { TestInvokeAnswer, TestInvokeRequest } from './gateway/test-invoke';
import { LocalAccount } from './local-account';
import type { LocalGatewayOptions } from './local-gateway-options';
import type { GatewayLogs } from './logging/stage-log';
import { GatewayServer } from './server/gateway-server';
import type { ListeningGateway, ListenOptions } from './server/listening-gateway';
import { refuseOversized } from './server/refuse-oversized';
import type { LocalStores } from './stores';
import { readAssembly } from './template/assembly';
import { synthesize, type SynthesizableStack } from './template/cdk-stack';
import type { CloudTemplate } from './template/cloud-template';
import { DEFAULT_ENVIRONMENT, type Environment } from './template/environment';
import { StackSet } from './template/stack-set';
import type { StackSource } from './template/stack-template';
import { readTemplate } from './template/template-reader';

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
  public static fromTemplate(template: object, options: LocalGatewayOptions = {}): LocalGateway {
    const source: StackSource = {
      name: 'Stack',
      template: template as CloudTemplate,
      environment: { ...DEFAULT_ENVIRONMENT, ...environmentIn(options) },
      parameters: new Map(Object.entries(options.parameters ?? {}).map(([name, value]) => [name, () => value])),
    };
    return new LocalGateway(new LocalAccount(readTemplate(new StackSet([source], Object.keys(options.parameters ?? {}))), options));
  }

  /**
   * Runs an API of a CDK stack; the app that holds it is synthesized. Routes that other stacks of the app add to the API are there too.
   *
   * @throws LocalGatewayError when the stack stands in no app, or its template cannot be read
   */
  public static fromStack(stack: SynthesizableStack, options: LocalGatewayOptions = {}): LocalGateway {
    return LocalGateway.load(synthesize(stack), options, stack.stackName);
  }

  /**
   * Runs an API of a cloud assembly, the folder that `cdk synth` writes.
   *
   * @param directory for instance `cdk.out`
   * @throws LocalGatewayError when the folder holds no assembly, or a template cannot be read
   */
  public static fromAssembly(directory: string, options: LocalGatewayOptions = {}): LocalGateway {
    return LocalGateway.load(directory, options);
  }

  private static load(directory: string, options: LocalGatewayOptions, stackName?: string): LocalGateway {
    const { parameters = {} } = options;
    const stacks = new StackSet(readAssembly(directory, environmentIn(options), parameters), Object.keys(parameters));
    return new LocalGateway(new LocalAccount(readTemplate(stacks), options), stackName);
  }

  /**
   * What the template asks for and the engine leaves out, because it changes no answer here.
   */
  public readonly warnings: readonly string[];

  private readonly api: ServedApi;

  private constructor(private readonly account: LocalAccount, stackName?: string) {
    const api = account.chooseApi(stackName);
    this.warnings = [...account.model.warnings, ...api.model.warnings];
    this.api = account.stageOf(api);
  }

  /**
   * The API's own host, as `host` of a request takes it; paths start with the stage there.
   */
  public get host(): string {
    return this.api.host;
  }

  /**
   * Calls that left the gateway, in their order; the newest 1,000.
   */
  public get calls(): readonly BackendCall[] {
    return this.account.calls;
  }

  /**
   * The AWS services that are kept in this process, which answer calls that nothing else answers.
   */
  public get stores(): LocalStores {
    return this.account.stores;
  }

  /**
   * What the stage logged: its access log and its execution log.
   */
  public get logs(): GatewayLogs {
    return this.api.log.lines;
  }

  /**
   * Forgets the calls and the lines of the logs.
   */
  public clear(): void {
    this.account.clear();
  }

  /**
   * Answers a request as API Gateway would. Failures of the API are answers; only what is not emulated throws. A request with a `host` may
   * go to any API and stage of the stacks.
   *
   * @throws UnsupportedFeatureError when the request needs a feature that is not emulated
   */
  public invoke(request: InvokeRequest): Promise<InvokeAnswer> {
    const refusal = refuseOversized(request);
    if (refusal) {
      return Promise.resolve(refusal);
    }
    return request.host === undefined ? this.api.handle(request) : this.account.invoke(request, request.host);
  }

  /**
   * Connects a client to a WebSocket API, in this process and without sockets. With a `host`, it may be any of the stacks.
   *
   * @throws ConnectionRefused when the API does not let the client in
   * @throws LocalGatewayError when there is no WebSocket API, or its `$connect` meets what the engine cannot do
   */
  public async connect(options: ConnectOptions = {}): Promise<LocalConnection> {
    const request = handshakeRequest(options);
    const handshake = await (request.host === undefined ? this.api.connect?.(request) : this.account.connect(request, request.host));
    if (!handshake) {
      throw new LocalGatewayError(`clients connect to WebSocket APIs alone, and '${request.host ?? this.host}' leads to none; use 'invoke'`);
    }
    if (handshake.refusal) {
      throw new ConnectionRefused(handshake.refusal);
    }
    return LocalConnection.open(handshake);
  }

  /**
   * Tries a method of a REST API out, as the console's test button and `aws apigateway test-invoke-method` do, and gives the log of every step.
   *
   * Authorizers, resource policy, API keys, throttling and cache are left aside, and nothing is added to the stage's logs.
   *
   * @throws LocalGatewayError when the API has no such method, or is no REST API
   */
  public testInvoke(request: TestInvokeRequest): Promise<TestInvokeAnswer> {
    return this.api.testInvoke(request);
  }

  /**
   * Serves the API over HTTP, and WebSockets to those of its clients who connect, on this machine only unless told otherwise. Its paths stand right behind the URL, without the stage's name,
   * except for clients that name the host of an API or a custom domain of the stacks in their `Host` header.
   *
   * @throws LocalGatewayError when the port is in use or the host is not one of this machine
   */
  public listen(options: ListenOptions = {}): Promise<ListeningGateway> {
    const { account, api } = this;
    return GatewayServer.listen(
      (request, host) => account.entrance.serves(host) ? account.invoke(request, host) : api.handle(request),
      options,
      {},
      async (request, host) => account.entrance.serves(host) ? account.connect(request, host) : api.connect?.(request),
    );
  }

  /**
   * Makes the resources that the API calls at the emulators of `endpoints`: queues, topics, tables, buckets, streams, event buses and state
   * machines, as far as their services have an endpoint. What is there already stays as it is. Contents, keys, policies and subscriptions
   * are not made.
   *
   * @returns logical ids of the resources
   * @throws LocalGatewayError when an endpoint refuses one
   */
  public createResources(): Promise<readonly string[]> {
    return this.account.createResources();
  }

  /**
   * Ends what the gateway keeps running, such as the processes of functions; a backend that it was given is left alone. A program may
   * end without it: what is kept running holds nobody up.
   */
  public close(): Promise<void> {
    return this.account.close();
  }
}

function environmentIn(options: LocalGatewayOptions): Partial<Environment> {
  return {
    ...options.region === undefined ? {} : { region: options.region },
    ...options.account === undefined ? {} : { account: options.account },
  };
}

import type { ApiSource } from './apis/api-source';
import { apiSources } from './apis/api-sources';
import { chooseApi } from './apis/choose-api';
import type { Backend, BackendAnswer, BackendCall } from './backends/backend';
import { localBackend } from './backends/local-backend';
import type { InvokeAnswer } from './gateway/answer/respond';
import type { Deployment } from './gateway/deployment';
import type { Door } from './gateway/entry/door';
import { Entrance } from './gateway/entry/entrance';
import { NoEntrance } from './gateway/entry/no-entrance';
import type { InvokeRequest } from './gateway/entry/request';
import type { ServedApi } from './gateway/served-api';
import { UsagePlans } from './gateway/traffic/usage-plans';
import type { Handshake } from './gateway/websocket/handshake';
import type { LocalGatewayOptions } from './local-gateway-options';
import { checkOptions } from './options/check-options';
import { Recent } from './recent';
import { LocalStores } from './stores';
import { createResources } from './stores/endpoints/create-resources';
import type { ApiModel } from './template/api-model';
import type { TemplateModel } from './template/template-model';

const CALLS = 1_000;

/**
 * What the APIs of an assembly share: the backend, and what was sent to it.
 */
export class LocalAccount {
  private readonly sent = new Recent<BackendCall>(CALLS);
  private readonly answer: Backend;
  private readonly stages = new Map<string, ServedApi>();
  private readonly log: Deployment['log'];

  /**
   * The APIs that can be run.
   */
  public readonly apis: readonly ApiSource[];

  /**
   * The services that are kept in this process.
   */
  public readonly stores: LocalStores;

  /**
   * The hosts of the APIs.
   */
  public readonly entrance: Entrance<ApiSource>;

  constructor(public readonly model: TemplateModel, private readonly options: LocalGatewayOptions) {
    checkOptions(options, model);
    this.log = options.onLog ?? (() => undefined);
    this.stores = new LocalStores(model.resources, options);
    this.answer = options.backend ?? localBackend(model, options, this.stores, (call) => this.callApi(call));
    this.apis = apiSources(model, {
      options,
      resources: model.resources,
      usagePlans: new UsagePlans(model),
      log: this.log,
      backend: (call) => {
        this.sent.add(call);
        return this.answer(call);
      },
    });
    this.entrance = new Entrance(this.apis, model.domains);
  }

  /**
   * Calls that left the gateways, in their order; the newest 1,000.
   */
  public get calls(): readonly BackendCall[] {
    return this.sent.items;
  }

  /**
   * Forgets the calls and the lines of logs.
   */
  public clear(): void {
    this.sent.clear();
    this.stages.forEach(({ log }) => log.clear());
  }

  /**
   * Picks an API.
   *
   * @param stackName stack that makes it, or that one is nested in
   * @throws LocalGatewayError when there is none, or several and none is named
   */
  public chooseApi(stackName?: string): ApiSource {
    return chooseApi(this.apis.filter(({ model }) => stackName === undefined || isInStack(model, stackName)), this.options.api);
  }

  /**
   * A stage of an API, ready to answer; the same one each time.
   *
   * @throws LocalGatewayError when the API has no such stage, or several and none is named
   */
  public stageOf(api: ApiSource, wanted = this.options.stage): ServedApi {
    const stageName = api.stageName(wanted);
    const key = `${api.model.id}/${stageName}`;
    const known = this.stages.get(key);
    if (known) {
      return known;
    }
    const stage = api.deploy(stageName);
    this.stages.set(key, stage);
    return stage;
  }

  /**
   * Makes the resources of the stacks at the endpoints of the options.
   *
   * @returns their logical ids
   * @throws LocalGatewayError when an endpoint refuses one
   */
  public createResources(): Promise<readonly string[]> {
    const { endpoints = {}, endpointCredentials } = this.options;
    return createResources(this.model.resources, endpoints, { credentials: endpointCredentials });
  }

  /**
   * Ends the connections of clients, and what the account's own backend keeps running.
   */
  public async close(): Promise<void> {
    await Promise.all([...this.stages.values()].map((stage) => stage.close?.()));
    if (this.options.backend === undefined) {
      await this.answer.close?.();
    }
  }

  /**
   * Answers a request to a host: that of an API itself, or a custom domain.
   *
   * @param host host name, which may have a port
   * @throws UnsupportedFeatureError when the request needs what is not emulated
   */
  public invoke(request: InvokeRequest, host: string): Promise<InvokeAnswer> {
    return this.enter(request, host, (stage, inner, door) => stage.handle(inner, door), (refusal) => refusal);
  }

  /**
   * Takes a client's wish to connect to a host; undefined when that leads to no WebSocket API.
   *
   * @param host host name, which may have a port
   * @throws LocalGatewayError when it meets what the engine cannot do
   */
  public connect(request: InvokeRequest, host: string): Promise<Handshake | undefined> {
    return this.enter(request, host, async (stage, inner, door) => stage.connect?.(inner, door), (refusal) => ({ refusal }));
  }

  /**
   * Answers a call that something of the account makes to an API, in the name of the role that the call names.
   */
  public async callApi({ body, credentials, headers, method, url }: BackendCall): Promise<BackendAnswer> {
    const { host, pathname, search } = new URL(url);
    const caller = credentials === undefined ? undefined : { arn: credentials };
    return this.invoke({ method, path: `${pathname}${search}`, headers, body, caller }, host);
  }

  private async enter<T>(
    request: InvokeRequest, host: string,
    visit: (stage: ServedApi, inner: InvokeRequest, door: Door) => Promise<T>, refused: (answer: InvokeAnswer) => T,
  ): Promise<T> {
    try {
      const { api, stageName, path, door } = this.entrance.find(host, request.path);
      return await visit(this.stageOf(api, stageName), { ...request, path }, door);
    } catch (error) {
      if (error instanceof NoEntrance) {
        return refused(error.refuse(error.message, this.options, this.log));
      }
      throw error;
    }
  }
}

/**
 * Whether an API belongs to a stack or to one that is nested in it.
 */
export function isInStack(api: Pick<ApiModel, 'stackName'>, stackName: string): boolean {
  return api.stackName === stackName || api.stackName.startsWith(`${stackName}/`);
}

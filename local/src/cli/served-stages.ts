import type { ServeOptions } from './arguments';
import { Generation } from './generation';
import { KeptStores } from './kept-stores';
import { UNSIGNED_USER, type ServedStage } from './listing';
import { logConnection } from './log-connection';
import type { RequestLog } from './request-log';
import type { ApiSource } from '../apis/api-source';
import { localBackend } from '../backends/local-backend';
import { LocalGatewayError } from '../errors';
import type { InvokeAnswer } from '../gateway/answer/respond';
import type { InvokeRequest } from '../gateway/entry/request';
import type { ServedApi } from '../gateway/served-api';
import { isInStack, LocalAccount } from '../local-account';
import type { LocalGatewayOptions } from '../local-gateway-options';
import { GatewayServer } from '../server/gateway-server';
import { DEFAULT_ENVIRONMENT, partitionOf } from '../template/environment';
import type { TemplateModel } from '../template/template-model';

interface Slot {
  readonly server: GatewayServer;
  served: Served;
}

interface Served {
  readonly generation: Generation;
  readonly stage: ServedApi;
}

interface Choice {
  readonly api: ApiSource;
  readonly stageName: string;
  readonly key: string;
}

/**
 * The stages that the command serves, each on a port of its own that it keeps when its template changes.
 */
export class ServedStages {
  private readonly slots = new Map<string, Slot>();
  private readonly stores = new KeptStores();
  private generation?: Generation;
  private nextPort: number;

  constructor(private readonly options: ServeOptions, private readonly log: RequestLog, private readonly onError: (line: string) => void) {
    this.nextPort = options.port;
  }

  /**
   * Serves the stages of a template, in place of those that were served before.
   *
   * @throws LocalGatewayError when there is none, or one cannot be served; those that were served before still are
   */
  public async load(model: TemplateModel): Promise<readonly ServedStage[]> {
    const generation = this.open(model);
    const choices = this.choose(generation.account).map((choice) => (
      { ...choice, served: { generation, stage: generation.account.stageOf(choice.api, choice.stageName) } }
    ));
    const list: ServedStage[] = [];
    for (const { api, stageName, key, served } of choices) {
      const { server } = this.slots.get(key) ?? await this.add(key, served);
      list.push({ api, stageName, url: server.url });
    }
    for (const { key, served } of choices) {
      Object.assign(this.slots.get(key) ?? {}, { served });
    }
    await this.drop(new Set(choices.map(({ key }) => key)));
    await this.generation?.retire();
    this.generation = generation;
    return list;
  }

  public async close(): Promise<void> {
    await this.drop(new Set());
    await this.generation?.retire();
  }

  private choose(account: LocalAccount): readonly Choice[] {
    const { stack, stage } = this.options;
    const apis = account.apis.filter(({ model }) => stack === undefined || isInStack(model, stack));
    if (apis.length === 0) {
      const names = [...new Set(account.apis.map(({ model }) => model.stackName))].join(', ');
      throw new LocalGatewayError(names === ''
        ? `'${this.options.source}' has no API (AWS::ApiGateway::RestApi or AWS::ApiGatewayV2::Api), so there is nothing to serve`
        : `the stack '${stack}' has no API; these have: ${names}`);
    }
    const stages = apis.flatMap((api) => stageNames(api, stage).map((stageName) => (
      { api, stageName, key: `${api.model.stackName}/${api.model.logicalId}/${stageName}` }
    )));
    const chosen = stages.filter(({ stageName }) => stage === undefined || stageName === stage);
    if (chosen.length === 0) {
      const names = stages.map(({ api, stageName }) => `${stageName} of ${api.model.logicalId}`).join(', ');
      throw new LocalGatewayError(names === ''
        ? `no API has a stage: ${apis.map(({ model }) => model.logicalId).join(', ')}; add one to the template`
        : `no API has a stage '${stage}'; there are ${names}`);
    }
    return chosen;
  }

  private open(model: TemplateModel): Generation {
    const { endpoints, addresses, stubs, vpcEndpointId } = this.options;
    const { account, region } = [...model.restApis, ...model.httpApis, ...model.webSocketApis][0] ?? DEFAULT_ENVIRONMENT;
    const options: LocalGatewayOptions = {
      endpoints,
      addresses,
      vpcEndpointId,
      unsignedCaller: { arn: `arn:${partitionOf(region)}:iam::${account}:user/${UNSIGNED_USER}` },
      ...Object.keys(stubs).length > 0 ? { stubs } : {}, // with them, calls that break a service's model end here
      onLog: ({ message }) => this.log.note(message),
    };
    const backend = localBackend(model, options, this.stores.of(model), (call) => local.callApi(call));
    const local = new LocalAccount(model, { ...options, backend: this.log.watch(backend) });
    return new Generation(local, backend);
  }

  private async add(key: string, served: Served): Promise<Slot> {
    const current = { served };
    const server = await GatewayServer.listen((request, host) => this.answer(current.served, request, host), {
      port: this.nextPort, host: this.options.host, onError: this.onError,
    }, {}, (request, host) => logConnection(this.log, request, () => current.served.generation.connect(current.served.stage, request, host)));
    const slot: Slot = Object.assign(current, { server });
    this.slots.set(key, slot);
    this.nextPort += this.nextPort === 0 ? 0 : 1;
    return slot;
  }

  private answer({ generation, stage }: Served, request: InvokeRequest, host: string): Promise<InvokeAnswer> {
    return this.log.answer(request, () => generation.answer(stage, request, host));
  }

  private async drop(kept: ReadonlySet<string>): Promise<void> {
    const gone = [...this.slots].filter(([key]) => !kept.has(key));
    await Promise.all(gone.map(([key, { server }]) => {
      this.slots.delete(key);
      return server.close();
    }));
  }
}

/*
 * An API that its template does not make may have any stage.
 */
function stageNames(api: ApiSource, wanted: string | undefined): readonly string[] {
  const { stages, imported } = api.model;
  return stages.length === 0 && imported ? [api.stageName(wanted)] : stages.map(({ name }) => name);
}

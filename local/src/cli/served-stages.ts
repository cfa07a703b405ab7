import type { ServeOptions } from './arguments';
import type { ServedStage } from './listing';
import type { RequestLog } from './request-log';
import { localBackend } from '../backends/local-backend';
import { LocalGatewayError } from '../errors';
import type { RestApi } from '../gateway/rest-api';
import { LocalAccount } from '../local-account';
import type { LocalGatewayOptions } from '../local-gateway-options';
import { GatewayServer } from '../server/gateway-server';
import type { RestApiModel } from '../template/rest-api-model';
import type { TemplateModel } from '../template/template-model';

interface Slot {
  readonly server: GatewayServer;
  stage: RestApi;
}

interface Choice {
  readonly api: RestApiModel;
  readonly stageName: string;
  readonly key: string;
}

/**
 * The stages that the command serves, each on a port of its own that it keeps when its template changes.
 */
export class ServedStages {
  private readonly slots = new Map<string, Slot>();
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
    const account = this.open(model);
    const chosen = this.choose(model).map((choice) => ({ ...choice, stage: account.stageOf(choice.api, choice.stageName) }));
    const served: ServedStage[] = [];
    for (const { api, stageName, key, stage } of chosen) {
      const { server } = this.slots.get(key) ?? await this.add(key, stage);
      served.push({ api, stageName, url: server.url });
    }
    for (const { key, stage } of chosen) {
      Object.assign(this.slots.get(key) ?? {}, { stage });
    }
    await this.drop(new Set(chosen.map(({ key }) => key)));
    return served;
  }

  public async close(): Promise<void> {
    await this.drop(new Set());
  }

  private choose({ restApis }: TemplateModel): readonly Choice[] {
    const { stack, stage } = this.options;
    const apis = restApis.filter(({ stackName }) => stack === undefined || stackName === stack || stackName.startsWith(`${stack}/`));
    if (apis.length === 0) {
      const names = [...new Set(restApis.map(({ stackName }) => stackName))].join(', ');
      throw new LocalGatewayError(names === ''
        ? `'${this.options.source}' has no REST API (AWS::ApiGateway::RestApi), so there is nothing to serve`
        : `the stack '${stack}' has no REST API; these have: ${names}`);
    }
    const stages = apis.flatMap((api) => stageNames(api, stage).map((stageName) => (
      { api, stageName, key: `${api.stackName}/${api.logicalId}/${stageName}` }
    )));
    const chosen = stages.filter(({ stageName }) => stage === undefined || stageName === stage);
    if (chosen.length === 0) {
      const names = stages.map(({ api, stageName }) => `${stageName} of ${api.logicalId}`).join(', ');
      throw new LocalGatewayError(names === ''
        ? `no API has a stage: ${apis.map(({ logicalId }) => logicalId).join(', ')}; add an AWS::ApiGateway::Stage`
        : `no API has a stage '${stage}'; there are ${names}`);
    }
    return chosen;
  }

  private open(model: TemplateModel): LocalAccount {
    const { endpoints, addresses, stubs } = this.options;
    const options: LocalGatewayOptions = {
      endpoints,
      addresses,
      ...Object.keys(stubs).length > 0 ? { stubs } : {}, // with them, calls that break a service's model end here
      onLog: ({ message }) => this.log.note(message),
    };
    return new LocalAccount(model, { ...options, backend: this.log.watch(localBackend(model, options)) });
  }

  private async add(key: string, stage: RestApi): Promise<Slot> {
    const { host } = this.options;
    const server = await GatewayServer.listen((request) => this.log.answer(request, (received) => slot.stage.handle(received)), {
      port: this.nextPort, host, onError: this.onError,
    });
    const slot: Slot = { server, stage };
    this.slots.set(key, slot);
    this.nextPort += this.nextPort === 0 ? 0 : 1;
    return slot;
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
function stageNames({ stages, imported }: RestApiModel, wanted = 'prod'): readonly string[] {
  return stages.length === 0 && imported ? [wanted] : stages.map(({ name }) => name);
}

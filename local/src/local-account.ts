import type { Backend, BackendCall } from './backends/backend';
import { localBackend } from './backends/local-backend';
import { readAccess } from './gateway/access/access';
import type { InvokeAnswer } from './gateway/answer/respond';
import type { Deployment } from './gateway/deployment';
import { chooseApi, chooseStage } from './gateway/entry/choose-api';
import { Entrance, NoEntrance } from './gateway/entry/entrance';
import { forbid } from './gateway/entry/forbid';
import type { InvokeRequest } from './gateway/entry/request';
import { BinaryTypes } from './gateway/mapping/binary-types';
import { RestApi } from './gateway/rest-api';
import { AnswerCache } from './gateway/traffic/answer-cache';
import { UsagePlans } from './gateway/traffic/usage-plans';
import type { LocalGatewayOptions } from './local-gateway-options';
import { checkOptions } from './options/check-options';
import { Recent } from './recent';
import { LocalStores } from './stores';
import { createResources } from './stores/endpoints/create-resources';
import type { RestApiModel, StageModel } from './template/rest-api-model';
import type { TemplateModel } from './template/template-model';

const CALLS = 1_000;

/**
 * What the APIs of an assembly share: the backend, and what was sent to it.
 */
export class LocalAccount {
  private readonly sent = new Recent<BackendCall>(CALLS);
  private readonly answer: Backend;
  private readonly backend: Backend;
  private readonly apis = new Map<string, RestApi>();
  private readonly log: Deployment['log'];
  private readonly usagePlans: UsagePlans;

  /**
   * The services that are kept in this process.
   */
  public readonly stores: LocalStores;

  /**
   * The hosts of the APIs.
   */
  public readonly entrance: Entrance;

  constructor(public readonly model: TemplateModel, private readonly options: LocalGatewayOptions) {
    checkOptions(options, model);
    this.log = options.onLog ?? (() => undefined);
    this.usagePlans = new UsagePlans(model);
    this.entrance = new Entrance(model);
    this.stores = new LocalStores(model.resources, options);
    this.answer = options.backend ?? localBackend(model, options, this.stores);
    this.backend = (call) => {
      this.sent.add(call);
      return this.answer(call);
    };
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
    this.apis.forEach(({ log }) => log.clear());
  }

  /**
   * Picks an API.
   *
   * @throws LocalGatewayError when there is none, or several and none is named
   */
  public chooseApi(candidates: readonly RestApiModel[]): RestApiModel {
    return chooseApi(candidates, this.options.api);
  }

  /**
   * A stage of an API, ready to answer; the same one each time.
   *
   * @throws LocalGatewayError when the API has no such stage, or several and none is named
   */
  public stageOf(model: RestApiModel, stageName = this.options.stage): RestApi {
    const stage = chooseStage(model, stageName);
    const key = `${model.id}/${stage.name}`;
    const known = this.apis.get(key);
    if (known) {
      return known;
    }
    const api = this.deploy(model, stage);
    this.apis.set(key, api);
    return api;
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
   * Ends what the account's own backend keeps running.
   */
  public async close(): Promise<void> {
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
  public async invoke(request: InvokeRequest, host: string): Promise<InvokeAnswer> {
    try {
      const { api, stageName, path, door } = this.entrance.find(host, request.path);
      return await this.stageOf(api, stageName).handle({ ...request, path }, door);
    } catch (error) {
      if (error instanceof NoEntrance) {
        return forbid(error.message, this.options, this.log);
      }
      throw error;
    }
  }

  private deploy(api: RestApiModel, stage: StageModel): RestApi {
    return new RestApi({
      api,
      stage,
      backend: this.backend,
      binaryTypes: new BinaryTypes(api.binaryMediaTypes),
      iam: this.options.iam ?? 'ALLOW',
      access: readAccess(api, this.model.resources, this.options),
      determinism: this.options,
      log: this.log,
      usagePlans: this.usagePlans,
      cache: stage.cacheEnabled ? new AnswerCache() : undefined,
      logging: this.options.logging,
    });
  }
}

import type { AccountParts } from './account-parts';
import type { ApiSourceBase } from './api-source';
import { chooseStage } from './choose-api';
import { restStageEntry, type StageEntry } from '../gateway/entry/stage-entry';
import { readWebSocketAccess } from '../gateway/websocket/access/websocket-access';
import { WebSocketApi } from '../gateway/websocket/websocket-api';
import { SchemaSet } from '../schema';
import type { V2StageModel } from '../template/v2-stage-model';
import { plainV2Stage } from '../template/v2-stage-reader';
import type { WebSocketApiModel } from '../template/websocket-api-model';

/**
 * A WebSocket API of the stacks.
 */
export class WebSocketApiSource implements ApiSourceBase {
  public readonly kind = 'WEBSOCKET';
  public readonly entry: StageEntry;

  constructor(public readonly model: WebSocketApiModel, private readonly parts: AccountParts) {
    this.entry = restStageEntry(model);
  }

  public stageName(wanted: string | undefined): string {
    return this.choose(wanted).name;
  }

  public deploy(stageName: string): WebSocketApi {
    const { model: api, parts: { backend, log, options, usagePlans } } = this;
    return new WebSocketApi({
      api,
      stage: this.choose(stageName),
      backend,
      iam: options.iam ?? 'ALLOW',
      access: readWebSocketAccess(api, options),
      determinism: options,
      usagePlans,
      schemas: new SchemaSet(api.schemas),
      logging: options.logging,
      log,
    });
  }

  private choose(wanted: string | undefined): V2StageModel {
    return chooseStage(this.model, wanted, 'AWS::ApiGatewayV2::Stage', (name = 'prod') => plainV2Stage(name));
  }
}

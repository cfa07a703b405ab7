import type { AccountParts } from './account-parts';
import type { ApiSourceBase } from './api-source';
import { chooseStage } from './choose-api';
import type { StageEntry } from '../gateway/entry/stage-entry';
import { readHttpAccess } from '../gateway/http/access/http-access';
import { HttpApi } from '../gateway/http/http-api';
import { httpStageEntry } from '../gateway/http/http-stage-entry';
import { checkHttpIntegrations } from '../gateway/http/integration/check-http-integrations';
import type { HttpApiModel } from '../template/http-api-model';
import { ROOT_STAGE, type V2StageModel } from '../template/v2-stage-model';
import { plainV2Stage } from '../template/v2-stage-reader';

/**
 * An HTTP API of the stacks.
 */
export class HttpApiSource implements ApiSourceBase {
  public readonly kind = 'HTTP';
  public readonly entry: StageEntry;

  constructor(public readonly model: HttpApiModel, private readonly parts: AccountParts) {
    checkHttpIntegrations(model);
    this.entry = httpStageEntry(model);
  }

  public stageName(wanted: string | undefined): string {
    return this.choose(wanted).name;
  }

  public deploy(stageName: string): HttpApi {
    const { model: api, parts: { backend, log, options, resources } } = this;
    return new HttpApi({
      api,
      stage: this.choose(stageName),
      backend,
      iam: options.iam ?? 'ALLOW',
      access: readHttpAccess(api, resources, options),
      determinism: options,
      log,
    });
  }

  private choose(wanted: string | undefined): V2StageModel {
    return chooseStage(this.model, wanted, 'AWS::ApiGatewayV2::Stage', (name = ROOT_STAGE) => plainV2Stage(name));
  }
}

import type { AccountParts } from './account-parts';
import type { ApiSourceBase } from './api-source';
import { chooseStage } from './choose-api';
import { readAccess } from '../gateway/access/access';
import { restStageEntry, type StageEntry } from '../gateway/entry/stage-entry';
import { BinaryTypes } from '../gateway/mapping/binary-types';
import { RestApi } from '../gateway/rest-api';
import { AnswerCache } from '../gateway/traffic/answer-cache';
import type { RestApiModel, StageModel } from '../template/rest-api-model';

/**
 * A REST API of the stacks.
 */
export class RestApiSource implements ApiSourceBase {
  public readonly kind = 'REST';
  public readonly entry: StageEntry;

  constructor(public readonly model: RestApiModel, private readonly parts: AccountParts) {
    this.entry = restStageEntry(model);
  }

  public stageName(wanted: string | undefined): string {
    return this.choose(wanted).name;
  }

  public deploy(stageName: string): RestApi {
    const { model: api, parts: { backend, log, options, resources, usagePlans } } = this;
    const stage = this.choose(stageName);
    return new RestApi({
      api,
      stage,
      backend,
      binaryTypes: new BinaryTypes(api.binaryMediaTypes),
      iam: options.iam ?? 'ALLOW',
      access: readAccess(api, resources, options),
      determinism: options,
      log,
      usagePlans,
      cache: stage.cacheEnabled ? new AnswerCache() : undefined,
      logging: options.logging,
    });
  }

  private choose(wanted: string | undefined): StageModel {
    return chooseStage(this.model, wanted, 'AWS::ApiGateway::Stage', (name = 'prod') => (
      { name, deploymentId: '', variables: {}, methodSettings: [], cacheEnabled: false }
    ));
  }
}

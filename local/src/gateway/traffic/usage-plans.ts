import { QuotaCounter } from './quota-counter';
import { TokenBucket } from './token-bucket';
import type { ApiKeyModel, PlannedStageModel, TemplateModel, UsagePlanModel } from '../../template/template-model';

/**
 * What one API key has left of one usage plan, counted over all stages of the plan.
 */
export interface KeyUsage {
  /**
   * @default - the plan has no throttle
   */
  readonly bucket?: TokenBucket;

  /**
   * @default - the plan has no quota
   */
  readonly quota?: QuotaCounter;
}

/**
 * How an API key opens a stage.
 */
export interface KeyAccess {
  readonly key: ApiKeyModel;
  readonly plan: UsagePlanModel;
  readonly stage: PlannedStageModel;
  readonly usage: KeyUsage;
}

/**
 * The API keys and usage plans of an account, with what was used of them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlans {
  private readonly usages = new Map<string, KeyUsage>();

  constructor(private readonly model: Pick<TemplateModel, 'apiKeys' | 'usagePlans'>) {}

  /**
   * The enabled keys that open a stage, by what a client sends. Where several plans would let a key in, the first one counts.
   */
  public accessesTo(apiId: string, stageName: string): ReadonlyMap<string, KeyAccess> {
    const accesses = new Map<string, KeyAccess>();
    for (const access of this.model.usagePlans.flatMap((plan) => this.accessesBy(plan, apiId, stageName))) {
      if (!accesses.has(access.key.value)) {
        accesses.set(access.key.value, access);
      }
    }
    return accesses;
  }

  private accessesBy(plan: UsagePlanModel, apiId: string, stageName: string): readonly KeyAccess[] {
    const stage = plan.stages.find((candidate) => candidate.apiId === apiId && candidate.stageName === stageName);
    if (!stage) {
      return [];
    }
    return this.model.apiKeys
      .filter((key) => key.enabled && plan.keyIds.includes(key.id))
      .map((key) => ({ key, plan, stage, usage: this.usageOf(plan, key) }));
  }

  private usageOf(plan: UsagePlanModel, key: ApiKeyModel): KeyUsage {
    const name = `${plan.id}/${key.id}`;
    const known = this.usages.get(name);
    if (known) {
      return known;
    }
    const usage = { bucket: TokenBucket.of(plan.throttle), quota: plan.quota && new QuotaCounter(plan.quota) };
    this.usages.set(name, usage);
    return usage;
  }
}

import { createHash } from 'node:crypto';
import type { Properties } from './properties';
import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';
import type { ApiKeyModel, PlannedStageModel, QuotaModel, ThrottleModel, UsagePlanModel } from './template-model';

const PERIODS: readonly QuotaModel['period'][] = ['DAY', 'WEEK', 'MONTH'];
const KEY_LENGTH = 40;

/**
 * Reads the API keys of an assembly.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-apikey.html
 */
export function readApiKeys(resources: StackResources): readonly ApiKeyModel[] {
  return resources.ofType('AWS::ApiGateway::ApiKey').map((key) => {
    const properties = key.properties.allow(['Enabled', 'Name', 'Value'], ['CustomerId', 'Description', 'GenerateDistinctId', 'StageKeys', 'Tags']);
    return {
      id: key.id,
      name: properties.string('Name') ?? key.logicalId,
      value: properties.string('Value') ?? generatedValue(key),
      enabled: properties.boolean('Enabled'),
    };
  });
}

/**
 * Reads the usage plans of an assembly with their keys.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
 */
export function readUsagePlans(resources: StackResources): readonly UsagePlanModel[] {
  const links = resources.ofType('AWS::ApiGateway::UsagePlanKey').map((link) => link.properties.allow(['KeyId', 'UsagePlanId'], ['KeyType']));
  return resources.ofType('AWS::ApiGateway::UsagePlan').map((plan) => {
    const own = links.filter((link) => link.requiredString('UsagePlanId') === plan.id);
    return readUsagePlan(plan, own.map((link) => link.requiredString('KeyId')));
  });
}

function readUsagePlan(plan: StackResource, keyIds: readonly string[]): UsagePlanModel {
  const properties = plan.properties.allow(['ApiStages', 'Quota', 'Throttle', 'UsagePlanName'], ['Description', 'Tags']);
  const [throttle, quota] = [properties.child('Throttle'), properties.child('Quota')];
  return {
    id: plan.id,
    name: properties.string('UsagePlanName') ?? plan.logicalId,
    keyIds,
    stages: properties.children('ApiStages').map(readStage),
    throttle: throttle && readThrottle(throttle),
    quota: quota && readQuota(quota),
  };
}

function readStage(properties: Properties): PlannedStageModel {
  properties.allow(['ApiId', 'Stage', 'Throttle']);
  return {
    apiId: properties.requiredString('ApiId'),
    stageName: properties.requiredString('Stage'),
    methodThrottles: new Map(properties.entries('Throttle').map(([method, throttle]) => [method, readThrottle(throttle)])),
  };
}

function readThrottle(properties: Properties): ThrottleModel {
  properties.allow(['BurstLimit', 'RateLimit']);
  return { rateLimit: properties.number('RateLimit'), burstLimit: properties.number('BurstLimit') };
}

function readQuota(properties: Properties): QuotaModel {
  properties.allow(['Limit', 'Offset', 'Period']);
  return { limit: properties.requiredNumber('Limit'), offset: properties.number('Offset') ?? 0, period: properties.requiredChoice('Period', PERIODS) };
}

/*
 * A value that AWS would generate, of forty letters and digits; here it stays the same from one start to the next.
 */
function generatedValue(key: StackResource): string {
  const digest = createHash('sha512').update(`${key.stack.name}/${key.logicalId}`).digest('base64');
  return digest.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, KEY_LENGTH);
}

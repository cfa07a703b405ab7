import type { IRestApi, IStage } from 'aws-cdk-lib/aws-apigateway';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * A metric of a stage, or of the whole API where the stage is not known.
 */
export function restMetric(api: IRestApi, stage: IStage | undefined, metricName: string, options: MetricOptions): Metric {
  return new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiName: api.restApiName, ...(stage && { Stage: stage.stageName }) },
    ...options,
  }).attachTo(api);
}

import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRestGateway } from './rest-gateway-base';

/**
 * A metric of a gateway's stage, or of its API where the stage is not known.
 */
export function restMetric(gateway: IRestGateway, metricName: string, options: MetricOptions): Metric {
  const { restApi, stage } = gateway;
  return new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiName: restApi.restApiName, ...(stage && { Stage: stage.stageName }) },
    ...options,
  }).attachTo(restApi);
}

import { HttpIntegrationType } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { HttpIntegrationConfig, IHttpIntegration } from '../../../src';

const BACKEND: HttpIntegrationConfig = { type: HttpIntegrationType.HTTP_PROXY, uri: 'https://shop.example', httpMethod: 'GET' };

/**
 * An integration of HTTP APIs that says exactly this.
 */
export function sayingHttp(config: Partial<HttpIntegrationConfig> = {}): IHttpIntegration {
  return { bindToHttp: () => ({ ...BACKEND, ...config }) };
}

/**
 * An integration of HTTP APIs with a function.
 */
export function invoking(fn: IFunction): IHttpIntegration {
  return sayingHttp({ type: HttpIntegrationType.AWS_PROXY, uri: fn.functionArn, httpMethod: 'POST', payloadFormatVersion: '2.0', invokes: [fn] });
}

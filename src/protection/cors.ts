import { IntegrationType, PassthroughBehavior } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { CorsOptions } from './cors-options';
import { CorsPolicy } from './cors-policy';
import { withOriginTemplate } from './cors-templates';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../integrations/route-integration';
import { allowListedOrigin } from '../mapping/cors-origin';

type Headers = { [name: string]: string };

const NO_CONTENT = '204';

/**
 * Puts CORS headers on whatever a REST API answers itself.
 */
export class Cors {
  private readonly policy: CorsPolicy;

  constructor(options: CorsOptions, private readonly scope: Construct) {
    this.policy = new CorsPolicy(options, scope);
  }

  /**
   * The integration of a path's OPTIONS method, given the other methods of the path.
   */
  public preflight(methods: string[]): RestIntegrationConfig {
    const { allowHeaders, maxAgeSeconds } = this.policy;
    return {
      type: IntegrationType.MOCK,
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestTemplates: { 'application/json': `${this.originStatements()}{"statusCode":${NO_CONTENT}}` },
      responses: [{
        statusCode: NO_CONTENT,
        headers: {
          ...this.originHeaders(),
          ...constants({
            'Access-Control-Allow-Methods': this.policy.methodsOf(methods).join(','),
            'Access-Control-Allow-Headers': allowHeaders.join(','),
            'Access-Control-Max-Age': String(maxAgeSeconds),
          }),
        },
      }],
    };
  }

  /**
   * The same integration with CORS headers on each of its answers; a proxy integration as it is, because its backend answers.
   */
  public decorate(config: RestIntegrationConfig): RestIntegrationConfig {
    if (isProxy(config.type)) return config;
    const headers = { ...this.originHeaders(), ...this.exposeHeaders() };
    const responses = config.responses.map((response) => withHeaders(response, headers));
    return withOriginTemplate({ ...config, responses }, this.originStatements(), this.scope);
  }

  /**
   * Headers of the gateway's own errors, as mapping expressions.
   *
   * Gateway responses cannot compute: with several origins they name all, so that every listed page can read why it failed,
   * and never allow credentials.
   */
  public gatewayResponseHeaders(): Headers {
    const headers = this.policy.constantOrigin ? this.originHeaders() : constants({ 'Access-Control-Allow-Origin': '*' });
    return { ...headers, ...this.exposeHeaders() };
  }

  private originStatements(): string {
    return this.policy.constantOrigin ? '' : allowListedOrigin(this.policy.origins, this.policy.allowCredentials);
  }

  private originHeaders(): Headers {
    const origin = this.policy.constantOrigin;
    if (!origin) return constants({ Vary: 'Origin' });
    return constants({
      'Access-Control-Allow-Origin': origin,
      ...(this.policy.allowCredentials && { 'Access-Control-Allow-Credentials': 'true' }),
    });
  }

  private exposeHeaders(): Headers {
    const names = this.policy.exposeHeaders.join(',');
    return names ? constants({ 'Access-Control-Expose-Headers': names }) : {};
  }
}

function isProxy(type: IntegrationType): boolean {
  return type === IntegrationType.AWS_PROXY || type === IntegrationType.HTTP_PROXY;
}

function constants(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}

function withHeaders(response: RestIntegrationResponse, headers: Headers): RestIntegrationResponse {
  const merged: Headers = { ...response.headers, ...headers };
  const ownVary = response.headers?.Vary;
  if (headers.Vary && ownVary?.startsWith("'")) merged.Vary = `${ownVary.slice(0, -1)}, Origin'`;
  return { ...response, headers: merged };
}

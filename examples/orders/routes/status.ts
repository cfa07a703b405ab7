import { Auth, JsonTemplate, MockResponse, RequestValue } from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';

/**
 * What the API answers by itself.
 */
export function addStatusRoutes(api: RestGateway): void {
  api.addRoute('GET /health', new MockResponse({ body: { status: 'ok' }, headers: { 'Cache-Control': 'no-store' } }), {
    auth: Auth.open({ reason: 'load balancer probe' }),
  });

  api.addRoute('GET /whoami', new MockResponse({
    bodyTemplate: JsonTemplate.object({
      caller: JsonTemplate.string(RequestValue.context('identity.userArn')),
      userAgent: JsonTemplate.string(RequestValue.header('User-Agent').or('unknown')),
    }),
  }));

  api.addRoute('GET /simulator', new MockResponse({
    body: { status: 'ok' },
    simulate: { parameter: RequestValue.header('X-Simulate'), statuses: [404, 429, 503] },
  }));
}

import { App, Stack } from 'aws-cdk-lib';
import { LocalGateway } from '../../../local/src';
import type { BackendAnswer, BackendCall, InvokeAnswer, InvokeRequest } from '../../../local/src';
import { RestGateway } from '../../../src/gateways';
import type { RestGatewayProps } from '../../../src/gateways';
import type { IRestIntegration } from '../../../src/integrations';
import { AccessLog, AccountLogging } from '../../../src/observability';

/**
 * A stack for integrations under test.
 */
export function newStack(): Stack {
  return new Stack(new App({ analyticsReporting: false }), 'Shop');
}

/**
 * A gateway with nothing around it.
 */
export function newGateway(stack: Stack, props: RestGatewayProps = {}): RestGateway {
  return new RestGateway(stack, 'Api', { accessLog: AccessLog.none({ reason: 'test' }), accountLogging: AccountLogging.assume(), ...props });
}

/**
 * Routes that run in this process, with what they call and what they answer.
 */
export class LocalRoutes {
  public readonly calls: BackendCall[] = [];
  public readonly log: string[] = [];
  private readonly gateway: LocalGateway;

  /**
   * @param answer what the backend says to each call
   */
  constructor(stack: Stack, routes: { [routeKey: string]: IRestIntegration }, public answer: BackendAnswer = {}, props: RestGatewayProps = {}) {
    const api = newGateway(stack, props);
    for (const [key, integration] of Object.entries(routes)) api.addRoute(key, integration);
    this.gateway = LocalGateway.fromStack(stack, {
      backend: async (call) => {
        this.calls.push(call);
        return this.answer;
      },
      onLog: ({ message }) => this.log.push(message),
    });
  }

  public async invoke(request: InvokeRequest): Promise<InvokeAnswer> {
    this.calls.length = 0;
    this.log.length = 0;
    return this.gateway.invoke(request);
  }

  /**
   * The one call that the last request made.
   */
  public get call(): BackendCall {
    expect(this.calls).toHaveLength(1);
    return this.calls[0];
  }
}

/**
 * The body of a fixed answer for an error.
 */
export function problemBody(message: string): object {
  return { message, requestId: expect.any(String) };
}

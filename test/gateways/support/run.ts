import type { Stack } from 'aws-cdk-lib';
import { LocalGateway } from '../../../local/src';
import type { BackendAnswer, BackendCall, InvokeRequest } from '../../../local/src';

/**
 * A run of the API of a stack, whose answers can be compared with those of another run.
 */
export class Run {
  private readonly calls: BackendCall[] = [];
  private readonly gateway: LocalGateway;

  constructor(stack: Stack, answer: (call: BackendCall) => BackendAnswer) {
    this.gateway = LocalGateway.fromStack(stack, {
      iam: 'SIGNED',
      backend: async (call) => {
        this.calls.push(call);
        return answer(call);
      },
    });
  }

  public async invoke(request: InvokeRequest): Promise<object> {
    const { status, headers, body } = await this.gateway.invoke(request);
    const kept = Object.entries(headers).filter(([name]) => !/^x-amz|^apigw-|^date$/i.test(name)).sort();
    return { status, headers: kept, body: body.toString('latin1').replaceAll(/"requestId":"[^"]*"/g, ''), calls: this.calls.splice(0).map(comparable) };
  }
}

/**
 * A call without what names the request.
 */
function comparable({ headers, body, ...call }: BackendCall): object {
  const kept = Object.entries(headers).filter(([name]) => !/^x-amz|^user-agent$|^x-forwarded/i.test(name)).sort();
  return { ...call, headers: kept, body: call.kind === 'lambda' ? routeOf(JSON.parse(body.toString()) as RoutedEvent) : body.toString() };
}

interface RoutedEvent {
  readonly resource?: string;
  readonly routeKey?: string;
}

function routeOf({ resource, routeKey }: RoutedEvent): string | undefined {
  return resource ?? routeKey;
}

import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/**
 * Permits a plain API to invoke a function: one permission for each function and API, as on our own gateways.
 */
export function permitInvocation(fn: IFunction, api: Construct, sourceArn: string): void {
  const id = `Invoke.${fn.node.addr}`;
  if (api.node.tryFindChild(id)) return;
  fn.addPermission(id, { principal: new ServicePrincipal('apigateway.amazonaws.com'), scope: api, sourceArn });
}

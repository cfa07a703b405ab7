import { VpcLinkProxy } from 'cdk-apigateway-patterns';
import type { IHttpGateway } from 'cdk-apigateway-patterns';
import type { IApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';

/**
 * The warehouse, from inside the VPC.
 */
export function addWarehouseRoutes(api: IHttpGateway, listener: IApplicationListener): void {
  api.addRoute('ANY /warehouse/{proxy+}', VpcLinkProxy.toAlb(listener));
}

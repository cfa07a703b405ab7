import { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { RouteTree } from './route-tree';
import { checkLimit } from '../limits/checks';

/**
 * What only the finished tree knows about an API.
 */
export function validateRoutes(gateway: Construct, tree: RouteTree): string[] {
  checkLimit('resources', tree.size, 'paths of the API', 'ask AWS for more, or split the API', gateway);
  return tree.isEmpty && !hasMethods(gateway) ? ["the API has no route, and API Gateway deploys none without; add one with addRoute('GET /', …)"] : [];
}

/**
 * Methods may also come from plain constructs, on the gateway's `restApi`.
 */
function hasMethods(gateway: Construct): boolean {
  return gateway.node.findAll().some((node) => CfnMethod.isCfnMethod(node));
}

import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ValidationError } from '../private/errors';

const INVOKE = 'execute-api:Invoke';
const EVERY_ROUTE = 'execute-api:/*';

/**
 * Resource policy of a private REST API: callable through the given interface endpoints and from nowhere else.
 *
 * Who may call through them is left to the authorization of each route.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function privateApiPolicy(vpcEndpointIds: string[]): PolicyDocument {
  if (vpcEndpointIds.length === 0) {
    throw new ValidationError('a private API must name an interface VPC endpoint, got none; without one nobody can call it');
  }
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new AnyPrincipal()],
        actions: [INVOKE],
        resources: [EVERY_ROUTE],
      }),
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [INVOKE],
        resources: [EVERY_ROUTE],
        conditions: { StringNotEquals: { 'aws:SourceVpce': vpcEndpointIds } },
      }),
    ],
  });
}

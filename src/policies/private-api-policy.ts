import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

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

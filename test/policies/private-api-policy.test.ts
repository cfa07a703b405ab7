import { Stack } from 'aws-cdk-lib';
import { privateApiPolicy } from '../../src/policies/private-api-policy';

const rendered = (endpoints: string[]) => new Stack().resolve(privateApiPolicy(endpoints));

test('a private API may be called through its endpoints and from nowhere else', () => {
  expect(rendered(['vpce-1', 'vpce-2'])).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } },
      },
    ],
  });
});

test('fails without an endpoint', () => {
  expect(() => privateApiPolicy([])).toThrow(/must name an interface VPC endpoint, got none/);
});

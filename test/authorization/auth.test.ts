import { Stack } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import { Auth } from '../../src/authorization';

const scope = new Stack();

test('IAM asks for signed requests and nothing else', () => {
  expect(Auth.iam().bindToRest({ scope })).toEqual({ authorizationType: AuthorizationType.IAM });
});

test('an open route says why it is open', () => {
  expect(Auth.open({ reason: ' load balancer probe ' }).bindToRest({ scope })).toEqual({
    authorizationType: AuthorizationType.NONE,
    openReason: 'load balancer probe',
  });
});

test('one authorization serves several APIs', () => {
  const auth = Auth.open({ reason: 'probe' });
  expect(auth.bindToRest({ scope })).not.toBe(auth.bindToRest({ scope: new Stack() }));
});

test.each(['', '   ', '\n\t'])('fails to open a route for the reason %j', (reason) => {
  expect(() => Auth.open({ reason })).toThrow(/'reason' must say why everybody may call the route.*Auth\.open\(\{ reason: 'load balancer probe' \}\)/);
});

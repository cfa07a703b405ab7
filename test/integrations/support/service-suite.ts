import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { LocalRoutes, newStack, problemBody } from './local-route';
import { parseServiceCall } from '../../../local/src';
import type { BackendAnswer, InvokeRequest } from '../../../local/src';
import type { AwsServiceIntegration } from '../../../src/integrations';

/**
 * A route straight onto an AWS service, and what must come of it.
 */
export interface ServiceCase {
  readonly route: string;
  readonly integration: (stack: Stack, role?: IRole) => AwsServiceIntegration;
  readonly imported: (stack: Stack) => AwsServiceIntegration;
  readonly request: InvokeRequest;
  /** The action that is called, and its parameters. */
  readonly operation: string;
  readonly input: object;
  /** What the service says, and what the caller gets. */
  readonly answer: object;
  readonly status: number;
  readonly body: unknown;
  /** Actions of the role, in the order of the statements, each with the resource's type; keys included. */
  readonly rights: readonly string[];
  /** Where the service puts the code of an error. */
  readonly error?: (code: string) => object;
}

const SECRET = 'arn:aws:iam::123456789012:user/secret is not allowed';

/**
 * What holds for every route straight onto a service with JSON answers.
 */
export function serviceSuite(name: string, suite: ServiceCase): void {
  const { route, request, error = (code: string) => ({ __type: `com.amazonaws.x#${code}`, message: SECRET }) } = suite;
  const routes = (answer: BackendAnswer) => {
    const stack = newStack();
    return new LocalRoutes(stack, { [route]: suite.integration(stack) }, answer);
  };
  const answered = async (answer: BackendAnswer) => {
    const result = await routes(answer).invoke(request);
    return { status: result.status, body: result.body.toString(), headers: result.headers };
  };

  describe(name, () => {
    test('calls exactly one action with parameters that its model knows', async () => {
      const local = routes({ status: 200, body: JSON.stringify(suite.answer) });
      const result = await local.invoke(request);
      const { operation, input, problems } = parseServiceCall(local.call);
      expect({ operation, input, problems }).toEqual({ operation: suite.operation, input: suite.input, problems: [] });
      expect(result.status).toBe(suite.status);
      const text = result.body.toString();
      expect(text === '' ? undefined : JSON.parse(text)).toEqual(suite.body);
      expect(text === '' || result.headers['content-type'] === 'application/json').toBe(true);
    });

    test('calls the same for an imported resource', async () => {
      const stack = newStack();
      const local = new LocalRoutes(stack, { [route]: suite.imported(stack) }, { status: 200, body: JSON.stringify(suite.answer) });
      expect((await local.invoke(request)).status).toBe(suite.status);
      expect(parseServiceCall(local.call)).toMatchObject({ operation: suite.operation, problems: [] });
    });

    test.each([
      [400, 'ThrottlingException', 429, 'Too Many Requests'],
      [400, 'AccessDeniedException', 502, 'Bad Gateway'],
      [403, 'InvalidClientTokenId', 502, 'Bad Gateway'],
      [400, 'SomethingNew', 400, 'Bad Request'],
      [400, 'KmsThrottled', 429, 'Too Many Requests'],
      [400, 'KMSInvalidStateException', 502, 'Bad Gateway'],
      [500, 'InternalFailure', 502, 'Bad Gateway'],
      [503, 'ServiceUnavailable', 503, 'Service Unavailable'],
    ])('answers the service\'s %i %s with %i', async (status, code, expected, message) => {
      const result = await answered({ status, body: JSON.stringify(error(code)) });
      expect(result.status).toBe(expected);
      expect(JSON.parse(result.body)).toEqual(problemBody(message));
      expect(result.headers['retry-after']).toBe([429, 503].includes(expected) ? '1' : undefined);
    });

    test('never shows an error without a code', async () => {
      expect((await answered({ status: 400, body: JSON.stringify({ message: SECRET }) })).body).not.toContain('secret');
      expect((await answered({ status: 302, body: SECRET })).status).toBe(502);
    });

    test('has a role with exactly its rights', () => {
      const stack = newStack();
      addTo(stack, suite);
      const statements = statementsOfGateway(stack);
      expect(statements.flatMap(({ Action }) => Action)).toEqual(suite.rights);
      expect(JSON.stringify(statements.map(({ Resource }) => Resource))).not.toContain('"*"');
    });

    test('takes a role that is given, and gives it nothing', () => {
      const stack = newStack();
      const role = new Role(stack, 'Given', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
      plainApi(stack, route, suite.integration(stack, role));
      expect(statementsOfGateway(stack)).toEqual([]);
      Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
        Integration: { Credentials: { 'Fn::GetAtt': [Match.stringLikeRegexp('Given'), 'Arn'] } },
      });
    });

    test('works on a plain API, and on two', () => {
      const stack = newStack();
      const integration = suite.integration(stack);
      plainApi(stack, route, integration, 'One');
      plainApi(stack, route, integration, 'Two');
      const methods = Object.values(Template.fromStack(stack).findResources('AWS::ApiGateway::Method'));
      expect(methods).toHaveLength(2);
      for (const { Properties } of methods) {
        expect(Properties.Integration).toMatchObject({ Type: 'AWS', PassthroughBehavior: 'NEVER' });
        expect(Object.keys(Properties.Integration.RequestTemplates)).toEqual(['application/json']);
        const patterns = Properties.Integration.IntegrationResponses.map(({ SelectionPattern }: { SelectionPattern?: string }) => SelectionPattern);
        expect(patterns).toEqual(['2\\d{2}', '4\\d{2}', '503', undefined]);
      }
    });
  });
}

function addTo(stack: Stack, suite: ServiceCase): void {
  plainApi(stack, suite.route, suite.integration(stack));
}

function plainApi(stack: Stack, route: string, integration: AwsServiceIntegration, id = 'Plain'): void {
  const [method, path] = route.split(' ');
  new RestApi(stack, id, { cloudWatchRole: false }).root.resourceForPath(path).addMethod(method, integration.toRestIntegration());
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/**
 * Statements of the roles that API Gateway takes on.
 */
export function statementsOfGateway(stack: Stack): Statement[] {
  const template = Template.fromStack(stack);
  const roles = Object.keys(template.findResources('AWS::IAM::Role', {
    Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] } },
  }));
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => (Properties.Roles as { Ref: string }[]).some(({ Ref }) => roles.includes(Ref)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as Statement[]);
}

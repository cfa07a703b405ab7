import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as cloudmap from 'aws-cdk-lib/aws-servicediscovery';
import {
  AppConfigGetConfiguration, DynamoDbGetItem, HttpProxy, KinesisPutRecord, LambdaProxy, MockResponse, RequestValue, S3DeleteObject, S3GetObject,
  S3HeadObject, S3ListObjects, S3PutObject, S3StaticSite, SqsPurgeQueue, SqsReceiveMessage, ThroughFunction, VpcLinkProxy,
} from '../../src';
import { IN_MESSAGE, messageOf } from '../injection/message';
import type { Resources } from '../injection/resources';
import type { Draft, Position, Subject } from '../injection/subject';
import { SUBJECTS } from '../injection/subjects';
import { HTTP } from '../injection/subjects/http';

/**
 * A kind of API.
 */
export type Kind = 'REST' | 'HTTP' | 'WebSocket';

/**
 * An integration on a kind of API that it serves, and a request that it takes.
 */
export interface KindCase {
  /** Name of the integration's class. */
  readonly name: string;
  readonly kind: Kind;

  /** Route of a REST or an HTTP API. */
  readonly route: string;
  readonly integration: (resources: Resources) => object;
  readonly draft?: () => Partial<Draft>;
}

type PlainCase = Omit<KindCase, 'kind'> & { readonly kinds: readonly Kind[] };

const ALL: readonly Kind[] = ['REST', 'HTTP', 'WebSocket'];
const KEY = { key: RequestValue.path('key') };

/** What has no value of a caller to attack, or is attacked beside its own tests. */
const PLAIN: readonly PlainCase[] = [
  { name: 'AlbProxy', kinds: ['REST', 'HTTP'], route: 'GET /alb', integration: ({ stack }) => VpcLinkProxy.toAlb(albListener(stack)) },
  {
    name: 'AppConfigGetConfiguration',
    kinds: ['REST'],
    route: 'GET /configuration',
    integration: ({ configuration, environment }) => new AppConfigGetConfiguration(configuration, { environment }),
  },
  {
    name: 'AppConfigGetConfiguration',
    kinds: ['WebSocket'],
    route: 'GET /configuration',
    integration: ({ configuration, environment }) => new AppConfigGetConfiguration(configuration, { environment, clientId: RequestValue.context('connectionId') }),
  },
  {
    name: 'CloudMapProxy',
    kinds: ['HTTP'],
    route: 'GET /registered',
    integration: ({ stack }) => {
      const vpc = vpcOf(stack);
      const namespace = new cloudmap.PrivateDnsNamespace(stack, 'Namespace', { name: 'shop.local', vpc });
      return VpcLinkProxy.toCloudMap(namespace.createService('Service'), { vpc });
    },
  },
  { name: 'HttpProxy', kinds: ['WebSocket'], route: 'GET /proxy', integration: () => new HttpProxy('https://backend.example/api') },
  {
    name: 'KinesisPutRecord',
    kinds: ['WebSocket'],
    route: 'POST /stream',
    integration: ({ stream }) => new KinesisPutRecord(stream, { data: RequestValue.body('data'), partitionKey: RequestValue.body('key') }),
    draft: () => ({ body: { data: 'x', key: 'k' } }),
  },
  { name: 'LambdaProxy', kinds: ALL, route: 'GET /function', integration: ({ handler }) => new LambdaProxy(handler) },
  { name: 'MockResponse', kinds: ['REST', 'WebSocket'], route: 'GET /mock', integration: () => new MockResponse({ body: { status: 'ok' } }) },
  { name: 'NlbProxy', kinds: ['REST', 'HTTP'], route: 'GET /nlb', integration: ({ stack }) => VpcLinkProxy.toNlb(nlbListener(stack)) },
  { name: 'NlbProxy', kinds: ['WebSocket'], route: 'GET /nlb', integration: ({ stack }) => VpcLinkProxy.toNlb(nlbListener(stack)) },
  { name: 'S3DeleteObject', kinds: ['REST'], route: 'DELETE /files/{key+}', integration: ({ bucket }) => new S3DeleteObject(bucket, KEY) },
  { name: 'S3GetObject', kinds: ['REST'], route: 'GET /files/{key+}', integration: ({ bucket }) => new S3GetObject(bucket, KEY) },
  { name: 'S3HeadObject', kinds: ['REST'], route: 'HEAD /files/{key+}', integration: ({ bucket }) => new S3HeadObject(bucket, KEY) },
  { name: 'S3ListObjects', kinds: ['REST'], route: 'GET /files', integration: ({ bucket }) => new S3ListObjects(bucket) },
  { name: 'S3PutObject', kinds: ['REST'], route: 'PUT /files/{key+}', integration: ({ bucket }) => new S3PutObject(bucket, KEY), draft: () => ({ body: 'x' }) },
  { name: 'S3StaticSite', kinds: ['REST'], route: 'GET /site/{proxy+}', integration: ({ bucket }) => new S3StaticSite(bucket) },
  { name: 'SqsPurgeQueue', kinds: ALL, route: 'DELETE /all', integration: ({ queue }) => new SqsPurgeQueue(queue) },
  { name: 'SqsReceiveMessage', kinds: ALL, route: 'GET /queue', integration: ({ queue }) => new SqsReceiveMessage(queue) },
  {
    name: 'ThroughFunction',
    kinds: ['HTTP'],
    route: 'GET /items/{id}',
    integration: ({ table }) => new ThroughFunction(new DynamoDbGetItem(table, { key: { id: RequestValue.path('id'), at: RequestValue.literal('1') } })),
  },
];

/**
 * Every integration on every kind that it serves, each once.
 */
export const CASES: readonly KindCase[] = [
  ...PLAIN.flatMap(({ kinds, ...plain }) => kinds.map((kind): KindCase => ({ kind, ...plain }))),
  ...firstOfEach(SUBJECTS.map(({ integration, ...subject }): AttackedCase => ({ ...subject, kind: 'REST', integration: (resources) => integration(resources, RequestValue) }))),
  ...firstOfEach(HTTP.map((subject): AttackedCase => ({ ...subject, kind: 'HTTP' }))),
  ...firstOfEach(SUBJECTS.filter(isOneMessage)
    .map(({ integration, ...subject }): AttackedCase => ({ ...subject, kind: 'WebSocket', integration: (resources) => integration(resources, IN_MESSAGE) }))),
].sort((left, right) => (`${left.name} ${left.kind}` < `${right.name} ${right.kind}` ? -1 : 1));

/**
 * Whether a plain request is one message; values for a URL of an HTTP proxy are none of a message.
 */
function isOneMessage(subject: Subject): boolean {
  return subject.name !== 'HttpProxy' && messageOf(filled(subject)) !== undefined;
}

interface AttackedCase extends KindCase {
  readonly positions: { readonly [name: string]: Position };
}

/**
 * A request with a benign value in the first place.
 */
function filled({ draft, positions }: Pick<Subject, 'draft' | 'positions'>): Draft {
  const filledDraft: Draft = { path: {}, query: {}, headers: {}, body: undefined, ...draft?.() };
  const [position] = Object.values(positions);
  position.put(filledDraft, position.benign ?? 'benign');
  return filledDraft;
}

/**
 * The first subject of each class; the others try out its properties.
 */
function firstOfEach(cases: readonly AttackedCase[]): KindCase[] {
  const named = cases.map((one) => ({ ...one, draft: () => filled(one), name: one.name.split(/[ ,]/)[0] }));
  return [...new Map([...named].reverse().map((one) => [one.name, one])).values()];
}

function vpcOf(stack: Stack): ec2.Vpc {
  return stack.node.tryFindChild('Vpc') as ec2.Vpc | undefined ?? new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Inside', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
}

function albListener(stack: Stack): elbv2.ApplicationListener {
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Alb', { vpc: vpcOf(stack) });
  return balancer.addListener('Listener', { port: 80, open: false, defaultAction: elbv2.ListenerAction.fixedResponse(200) });
}

function nlbListener(stack: Stack): elbv2.NetworkListener {
  const balancer = new elbv2.NetworkLoadBalancer(stack, 'Nlb', { vpc: vpcOf(stack) });
  const targets = new elbv2.NetworkTargetGroup(stack, 'Targets', { port: 80, vpc: vpcOf(stack), targetType: elbv2.TargetType.IP });
  return balancer.addListener('Listener', { port: 80, defaultTargetGroups: [targets] });
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../examples/orders/synthesize';
import { TOUR } from '../../examples/orders/tour';
import { GOOD_DAY } from '../../examples/orders/tour/backend';
import { Guide } from '../../examples/tour/guide';
import * as library from '../../src';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

const ROUTES = join(__dirname, '..', '..', 'examples', 'orders', 'routes');
const BASES = ['AwsFirstClassIntegration', 'AwsMessageIntegration', 'AwsServiceIntegration', 'MessageRouteIntegration', 'RestRouteIntegration'];

/** What the shop has no use for: a VPC, configurations, and an end to all messages at once. */
const ELSEWHERE = ['AlbProxy', 'AppConfigGetConfiguration', 'NlbProxy', 'SqsPurgeQueue'];

let assembly: string;
let guide: Guide;

beforeAll(() => {
  assembly = synthesize(mkdtempSync(join(tmpdir(), 'orders-')));
  guide = new Guide(assembly, GOOD_DAY);
});

afterAll(() => rmSync(assembly, { recursive: true, force: true }));

function templateText(): string {
  return readFileSync(join(assembly, 'Orders.template.json'), 'utf8');
}

/**
 * Classes of the library that answer routes.
 */
function integrations(): string[] {
  const classes = Object.entries(library).filter(([name, value]) => typeof value === 'function' && ![...BASES, ...ELSEWHERE].includes(name));
  return classes.filter(([, value]) => answersRoutes((value as { readonly prototype: object }).prototype)).map(([name]) => name);
}

function answersRoutes(prototype: object): boolean {
  return 'bindToRest' in prototype && 'toRestIntegration' in prototype;
}

test('the template is the one that was read', () => {
  expect(JSON.parse(templateText().replace(/\b[0-9a-f]{64}\b/g, 'ASSET'))).toMatchSnapshot();
});

test('a route costs a method, its path a resource and a preflight, and nothing else', () => {
  const { Resources } = JSON.parse(templateText()) as Template;
  const count = (type: string) => Object.values(Resources).filter((resource) => resource.Type === type).length;
  const paths = count('AWS::ApiGateway::Resource');
  expect(count('AWS::ApiGateway::Method')).toBeLessThan(55 + paths);
  expect(Object.keys(Resources).length).toBeLessThan(300);
});

test('every integration that a shop may need is on a route', () => {
  const routes = readdirSync(ROUTES).map((file) => readFileSync(join(ROUTES, file), 'utf8')).join('\n');
  const names = integrations();
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !new RegExp(`\\bnew ${name}\\(`).test(routes))).toEqual([]);
});

describe.each(TOUR)('$title', ({ steps }) => {
  test.each(steps)('$title', async (step) => {
    const { complaints } = await guide.take(step);
    expect(complaints).toEqual([]);
  });
});

test('fails a step whose call or answer is another one', async () => {
  const [step] = TOUR[0].steps;
  const wrong = { ...step, call: { action: 'dynamodb:GetItem', parameters: {} }, answer: { status: 201, headers: { ETag: '"x"' }, body: 'x' } };
  const { complaints } = await guide.take(wrong);
  expect(complaints).toHaveLength(4);
});

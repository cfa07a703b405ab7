import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../src/template/assembly';
import { StackSet } from '../../src/template/stack-set';
import { readTemplate } from '../../src/template/template-reader';

function written(files: Readonly<Record<string, unknown>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

const STACK = { type: 'aws:cloudformation:stack', environment: 'aws://111122223333/eu-west-1', properties: { templateFile: 'S.json', stackName: 'real-name' } };

test('stacks and those of nested assemblies are loaded, with the environment that the assembly says', () => {
  const directory = written({
    'manifest.json': { artifacts: { S: STACK, Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'stage' } }, Tree: { type: 'cdk:tree' } } },
    'S.json': { Outputs: { O: { Value: 'exported', Export: { Name: 'name' } } } },
    'stage/manifest.json': { artifacts: { S: { ...STACK, environment: 'aws://unknown-account/unknown-region', properties: { templateFile: 'T.json' } } } },
    'stage/T.json': { Resources: {} },
  });
  expect(readAssembly(directory, {}, {}).map(({ name, environment }) => [name, environment])).toEqual([
    ['real-name', { account: '111122223333', region: 'eu-west-1' }],
    ['S', { account: '123456789012', region: 'us-east-1' }],
  ]);
  const set = new StackSet(readAssembly(directory, { account: '1', region: 'us-west-2' }, {}));
  expect(set.stacks[1].resolve({ 'Fn::ImportValue': 'name' })).toBe('exported');
});

test('parameters of the assembly, and those that are given above them', () => {
  const directory = written({
    'manifest.json': { artifacts: { S: { ...STACK, properties: { templateFile: 'S.json', parameters: { A: 'assembly', B: 'assembly', C: 5 } } } } },
    'S.json': { Parameters: { A: {}, B: {}, C: { Default: 'template' } } },
  });
  const [stack] = new StackSet(readAssembly(directory, {}, { B: 'given' })).stacks;
  expect(['A', 'B', 'C'].map((name) => stack.resolve({ Ref: name }))).toEqual(['assembly', 'given', 'template']);
});

test('assets are found by the keys that templates know them by', () => {
  const directory = written({
    'manifest.json': { artifacts: { S: STACK } },
    'S.json': { Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'b', S3Key: 'prefix/abc.zip' } } } } },
    'S.assets.json': { files: { abc: { source: { path: 'asset.abc', packaging: 'zip' } } } },
    'asset.abc/index.js': '',
  });
  expect(readTemplate(new StackSet(readAssembly(directory, {}, {}))).functions[0].code).toEqual({ path: join(directory, 'asset.abc') });
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['no manifest', {}, 'holds no cloud assembly'],
  ['a manifest that is no JSON', { 'manifest.json': '{' }, 'holds no cloud assembly'],
  ['a manifest that is a list', { 'manifest.json': [] }, 'holds no cloud assembly'],
  ['a template that is not there', { 'manifest.json': { artifacts: { S: STACK } } }, "the stack 'S' has no template that can be read"],
  ['a template that is no JSON', { 'manifest.json': { artifacts: { S: STACK } }, 'S.json': '{' }, "the stack 'S' has no template that can be read"],
])('fails on %s', (_case, files, message) => {
  expect(() => readAssembly(written(files), {}, {})).toThrow(message);
});

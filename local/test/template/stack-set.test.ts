import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackSet } from '../../src/template/stack-set';
import type { StackSource } from '../../src/template/stack-template';
import { ENVIRONMENT } from '../fixtures/models';

const STACK = 'AWS::CloudFormation::Stack';

function source(name: string, template: object, assets?: Readonly<Record<string, string>>): StackSource {
  return { name, template, environment: ENVIRONMENT, parameters: new Map(), assetPath: assets && ((asset) => assets[asset]) };
}

/*
 * Writes templates into files, by the names that other templates know them by.
 */
function written(templates: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const directory = mkdtempSync(join(tmpdir(), 'nested-'));
  return Object.fromEntries(Object.entries(templates).map(([name, template]) => {
    const file = join(directory, name);
    writeFileSync(file, typeof template === 'string' ? template : JSON.stringify(template));
    return [name, file];
  }));
}

function nested(file: string, properties: object = {}): object {
  return { Type: STACK, Properties: properties, Metadata: { 'aws:asset:path': file } };
}

const PRODUCER = {
  Outputs: {
    Out: { Value: { Ref: 'AWS::Region' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-x' } } },
    Silent: { Value: 'x', Export: { Name: 'silent' }, Condition: 'Never' },
    Private: { Value: 'y' },
  },
  Conditions: { Never: { 'Fn::Equals': [1, 2] } },
};

test('exports are found across stacks', () => {
  const set = new StackSet([source('Consumer', {}), source('Producer', PRODUCER)]);
  expect(set.stacks[0].resolve({ 'Fn::ImportValue': 'Producer-x' })).toBe('eu-west-1');
});

test.each<[string, string]>([
  ['an export that nobody makes', 'gone'], ['an export that its condition leaves out', 'silent'], ['an output that is none', 'Private'],
])('fails on %s', (_case, name) => {
  const set = new StackSet([source('Consumer', {}), source('Producer', PRODUCER)]);
  expect(() => set.stacks[0].resolve({ 'Fn::ImportValue': name })).toThrow(`no stack exports '${name}' in eu-west-1`);
});

test('fails on an export of another region', () => {
  const far = { ...source('Producer', PRODUCER), environment: { ...ENVIRONMENT, region: 'us-west-2' } };
  expect(() => new StackSet([source('Consumer', {}), far]).stacks[0].resolve({ 'Fn::ImportValue': 'Producer-x' })).toThrow("no stack exports 'Producer-x'");
});

test('fails on stacks that import from each other in a circle', () => {
  const exporting = (name: string, other: string) => source(name, { Outputs: { O: { Value: { 'Fn::ImportValue': other }, Export: { Name: name } } } });
  const set = new StackSet([exporting('A', 'B'), exporting('B', 'A')]);
  expect(() => set.stacks[0].resolve({ 'Fn::ImportValue': 'A' })).toThrow("the template of stack 'A' refers in a circle: output O → output O");
});

test('nested stacks get parameters and give outputs', () => {
  const child = { Parameters: { Url: { Type: 'String' } }, Outputs: { Out: { Value: { Ref: 'Url' } } } };
  const parent = { Resources: { Queue: { Type: 'AWS::SQS::Queue' }, Nested: nested('n.json', { Parameters: { Url: { Ref: 'Queue' } } }) } };
  const set = new StackSet([source('P', parent, written({ 'n.json': child }))]);
  expect(set.stacks.map((stack) => stack.name)).toEqual(['P', 'P/Nested']);
  expect(set.stacks[0].resolve({ 'Fn::GetAtt': ['Nested', 'Outputs.Out'] })).toBe('https://sqs.eu-west-1.amazonaws.com/111122223333/Queue');
});

test('a nested stack is found by the end of its URL', () => {
  const parent = { Resources: { Nested: { Type: STACK, Properties: { TemplateURL: { 'Fn::Sub': 'https://s3.${AWS::URLSuffix}/assets/n.json' } } } } };
  expect(new StackSet([source('P', parent, written({ 'n.json': {} }))]).stacks).toHaveLength(2);
});

test('a parameter of one nested stack may be the output of another that depends on other parameters of the first', () => {
  const first = { Parameters: { In: {}, Back: {} }, Outputs: { Out: { Value: { Ref: 'In' } }, End: { Value: { Ref: 'Back' } } } };
  const second = { Parameters: { In: {} }, Outputs: { Out: { Value: { 'Fn::Sub': '${In}!' } } } };
  const parent = {
    Resources: {
      First: nested('1.json', { Parameters: { In: 'x', Back: { 'Fn::GetAtt': ['Second', 'Outputs.Out'] } } }),
      Second: nested('2.json', { Parameters: { In: { 'Fn::GetAtt': ['First', 'Outputs.Out'] } } }),
    },
  };
  const set = new StackSet([source('P', parent, written({ '1.json': first, '2.json': second }))]);
  expect(set.stacks[0].resolve({ 'Fn::GetAtt': ['First', 'Outputs.End'] })).toBe('x!');
});

test('what a nested stack exports is found', () => {
  const set = new StackSet([
    source('P', { Resources: { Nested: nested('n.json') } }, written({ 'n.json': { Outputs: { O: { Value: 1, Export: { Name: 'one' } } } } })),
    source('Consumer', {}),
  ]);
  expect(set.stacks.at(-1)?.resolve({ 'Fn::ImportValue': 'one' })).toBe(1);
});

test('a nested stack that its condition leaves out is not there', () => {
  const parent = { Conditions: { Never: { 'Fn::Equals': [1, 2] } }, Resources: { Nested: { ...nested('n.json'), Condition: 'Never' } } };
  expect(new StackSet([source('P', parent, written({ 'n.json': {} }))]).stacks).toHaveLength(1);
});

test('a nested stack whose template is elsewhere is left out, with a warning; asking it for an output fails', () => {
  const set = new StackSet([source('P', { Resources: { Nested: { Type: STACK, Properties: { TemplateURL: 'https://else.where/t.json' } } } })]);
  expect(set.warnings).toEqual(["the nested stack 'Nested' of stack 'P' has its template elsewhere; what it makes is left out"]);
  expect(() => set.stacks[0].resolve({ 'Fn::GetAtt': ['Nested', 'Outputs.Out'] })).toThrow("the output 'Out' of the nested stack 'Nested' is asked for");
});

test.each<[string, unknown, string]>([
  ['contains itself', { Resources: { Again: nested('n.json') } }, "the nested stack 'Again' of stack 'P/Nested' contains itself"],
  ['is no JSON', '{', "'n.json' is no template in JSON"],
  ['is no template', [], "the template of stack 'P/Nested' is no object"],
])('fails on a nested stack that %s', (_case, template, message) => {
  expect(() => new StackSet([source('P', { Resources: { Nested: nested('n.json') } }, written({ 'n.json': template }))])).toThrow(message);
});

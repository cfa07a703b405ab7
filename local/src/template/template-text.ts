import type { Tags } from 'yaml';
import { TemplateError } from '../errors';
import { isRecord, type CloudTemplate } from './cloud-template';

/*
 * Functions that a template in YAML may write as a tag. `Ref` and `Condition` are the names of keys as they stand, the others begin with `Fn::`.
 */
const TAGS = [
  'And', 'Base64', 'Cidr', 'Condition', 'Equals', 'FindInMap', 'GetAZs', 'GetAtt', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'Ref', 'Select',
  'Split', 'Sub', 'ToJsonString', 'Transform',
];
const KEYS = ['Condition', 'Ref'];

/**
 * Reads a template that is written as JSON or as YAML, CloudFormation's short forms included.
 *
 * @param name of the file, for messages
 * @throws TemplateError when it is neither
 */
export async function readTemplateText(text: string, name: string): Promise<CloudTemplate> {
  const value = text.trimStart().startsWith('{') ? parseJson(text, name) : await parseYaml(text, name);
  if (!isRecord(value) || !isRecord(value.Resources)) {
    throw new TemplateError(`'${name}' is no CloudFormation template: it has no Resources`);
  }
  return value as CloudTemplate;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TemplateError(`'${name}' is not JSON: ${(error as Error).message}`);
  }
}

async function parseYaml(text: string, name: string): Promise<unknown> {
  const yaml = await import('yaml'); // loaded for those who need it
  const customTags = (tags: Tags): Tags => [...tags.filter(isNoDate), ...TAGS.flatMap((tag) => shortForms(tag, yaml))];
  const document = yaml.parseDocument(text, { customTags, version: '1.1', merge: true });
  if (document.errors.length > 0) {
    throw new TemplateError(`'${name}' is not YAML: ${document.errors[0].message.split('\n')[0]}`);
  }
  return document.toJS();
}

/*
 * CloudFormation takes dates as text, the version of a policy for instance.
 */
function isNoDate(tag: Tags[number]): boolean {
  return typeof tag === 'string' ? tag !== 'timestamp' : tag.tag !== 'tag:yaml.org,2002:timestamp';
}

function shortForms(tag: string, { YAMLMap }: typeof import('yaml')): Tags {
  const key = KEYS.includes(tag) ? tag : `Fn::${tag}`;
  const wrap = (value: unknown) => {
    const map = new YAMLMap();
    map.set(key, value);
    return map;
  };
  return [
    { tag: `!${tag}`, resolve: (value: string) => ({ [key]: tag === 'GetAtt' ? attributeOf(value) : value }) },
    { tag: `!${tag}`, collection: 'seq', resolve: wrap },
    { tag: `!${tag}`, collection: 'map', resolve: wrap },
  ];
}

function attributeOf(text: string): [string, string] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

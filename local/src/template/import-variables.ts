import { TemplateError } from '../errors';
import { isRecord } from './cloud-template';
import { partitionOf, type Environment } from './environment';

const DEEPEST = 200;
const VARIABLE = /\$\{AWS::(AccountId|Partition|Region)\}/g;

/**
 * Puts account, partition and region into the texts of a document, as API Gateway does when it imports one.
 *
 * @throws TemplateError when the document is nested too deeply
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html
 */
export function withImportVariables(document: unknown, environment: Environment): unknown {
  const values = new Map([['AccountId', environment.account], ['Partition', partitionOf(environment.region)], ['Region', environment.region]]);
  return replaced(document, (text) => text.replace(VARIABLE, (_whole, name: string) => values.get(name) ?? ''), 0);
}

function replaced(value: unknown, replace: (text: string) => string, depth: number): unknown {
  if (depth > DEEPEST) {
    throw new TemplateError(`the document is nested more than ${DEEPEST} levels deep`);
  }
  if (typeof value === 'string') {
    return value.includes('${AWS::') ? replace(value) : value;
  }
  if (Array.isArray(value)) {
    const entries = value.map((entry) => replaced(entry, replace, depth + 1));
    return entries.every((entry, index) => entry === value[index]) ? value : entries;
  }
  if (!isRecord(value)) {
    return value;
  }
  const members = Object.entries(value).map(([key, inner]) => [key, replaced(inner, replace, depth + 1)] as const);
  return members.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(members);
}

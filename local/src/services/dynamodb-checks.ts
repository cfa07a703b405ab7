import type { ServiceProblem } from '../backends/backend';
import { isRecord } from '../template/cloud-template';

/*
 * Members of DynamoDB's actions, and of the requests in their batches, that hold attribute values by name.
 */
const VALUE_MAPS = ['Key', 'Item', 'ExpressionAttributeValues', 'ExclusiveStartKey'];
const KEYED = ['GetItem', 'DeleteItem', 'UpdateItem'];
const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/;

/**
 * Attribute values that DynamoDB refuses although they fit their shape.
 */
export function attributeProblems(input: Readonly<Record<string, unknown>>): readonly ServiceProblem[] {
  return Object.entries(input).flatMap(([name, value]) => VALUE_MAPS.includes(name) && isRecord(value)
    ? Object.values(value).flatMap(valueProblems)
    : insideProblems(value));
}

/**
 * Key attributes that are empty.
 */
export function keyProblems(operation: string, input: Readonly<Record<string, unknown>>): readonly ServiceProblem[] {
  if (!KEYED.includes(operation) || !isRecord(input.Key)) {
    return [];
  }
  return Object.entries(input.Key)
    .filter(([, value]) => isRecord(value) && (value.S === '' || value.B === ''))
    .map(([name, value]) => invalid('One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty '
      + `${isRecord(value) && value.S === '' ? 'string' : 'binary'} value. Key: ${name}`));
}

function insideProblems(value: unknown): readonly ServiceProblem[] {
  if (Array.isArray(value)) {
    return value.flatMap(insideProblems);
  }
  return isRecord(value) ? attributeProblems(value) : [];
}

function valueProblems(value: unknown): readonly ServiceProblem[] {
  if (!isRecord(value)) {
    return [];
  }
  const types = Object.keys(value);
  if (types.length !== 1) {
    return [invalid(types.length === 0
      ? 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
      : 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')];
  }
  return contentProblems(types[0], value[types[0]]);
}

function contentProblems(type: string, content: unknown): readonly ServiceProblem[] {
  switch (type) {
    case 'N': return numberProblems(content);
    case 'NS': return [...Array.isArray(content) ? content.flatMap(numberProblems) : [], ...setProblems(content)];
    case 'BS':
    case 'SS': return setProblems(content);
    case 'NULL': return content === true ? [] : [invalid('One or more parameter values were invalid: Null attribute value types must have the value of true')];
    case 'L': return Array.isArray(content) ? content.flatMap(valueProblems) : [];
    case 'M': return isRecord(content) ? Object.values(content).flatMap(valueProblems) : [];
    default: return [];
  }
}

function numberProblems(text: unknown): readonly ServiceProblem[] {
  return typeof text !== 'string' || NUMBER.test(text) ? [] : [invalid(`The parameter cannot be converted to a numeric value: ${text}`)];
}

function setProblems(content: unknown): readonly ServiceProblem[] {
  if (!Array.isArray(content)) {
    return [];
  }
  if (content.length === 0) {
    return [invalid('One or more parameter values were invalid: An attribute value may not contain an empty set')];
  }
  return new Set(content).size === content.length
    ? [] : [invalid(`One or more parameter values were invalid: Input collection [${content.join(', ')}] contains duplicates.`)];
}

function invalid(message: string): ServiceProblem {
  return { code: 'ValidationException', message };
}

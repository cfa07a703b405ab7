import type { Parameters } from './first-class-action';
import { isRecord } from '../../template/cloud-template';
import { entryNames, formName } from '../query-names';

const [NAME, VALUE] = entryNames('sqs', undefined, undefined);

/**
 * Parameters of SQS as its form protocol writes them: lists and maps numbered from 1, texts in a field each.
 */
export function sqsFields(action: string, parameters: Parameters): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [member, value] of Object.entries(parameters)) {
    write(fields, formName('sqs', action, member), value);
  }
  return fields;
}

function write(fields: Map<string, string[]>, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach((entry, index) => write(fields, `${name}.${index + 1}`, entry));
  } else if (isRecord(value)) {
    Object.entries(value).forEach(([key, entry], index) => {
      fields.set(`${name}.${index + 1}.${NAME}`, [key]);
      writeMembers(fields, `${name}.${index + 1}.${VALUE}`, entry);
    });
  } else {
    fields.set(name, [String(value)]);
  }
}

/*
 * What stands in a map are attributes, whose members are texts.
 */
function writeMembers(fields: Map<string, string[]>, name: string, attribute: unknown): void {
  for (const [member, value] of Object.entries(isRecord(attribute) ? attribute : {})) {
    fields.set(`${name}.${member}`, [typeof value === 'string' ? value : JSON.stringify(value)]);
  }
}

import { failed } from './json-protocol';
import type { ServiceCall, ServiceRequest } from './parsed-call';
import { duplicateParameter, unknownParameter } from './problems';
import { entryNames, formName } from './query-names';
import type { ServiceModel, Shape, ShapeReference } from './service-model';
import { ShapeChecker } from './shape-checker';
import type { ServiceProblem } from '../backends/backend';
import { addQuery, parseQuery } from '../http/query';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const PROTOCOL_FIELDS = ['Action', 'Version'];

/**
 * Reads a request of the form protocol: action and parameters from the query string and the form in the body.
 */
export function parseQueryCall(request: ServiceRequest, model: ServiceModel): ServiceCall {
  const fields = formFields(request);
  const name = fields.get('Action')?.[0] ?? '';
  const operation = model.operation(name);
  if (!operation) {
    return failed(request, name === '' ? 'MissingAction' : 'InvalidAction', `The action ${name} is not valid for this endpoint.`);
  }
  const reader = new FormReader(request.service, name, model, fields);
  const shape = operation.input?.shape;
  const input = shape === undefined ? {} : reader.structure('', shape);
  const complete = withQueueUrl(request, input, shape === undefined ? undefined : model.shape(shape));
  return {
    service: request.service,
    operation: name,
    input: complete,
    problems: [...reader.problems(), ...shape === undefined ? [] : new ShapeChecker(model).check(complete, shape).map(inFormWords)],
  };
}

/*
 * A body that says it is something else than a form is not looked at, so that an integration may name all parameters in the query string.
 */
function formFields(request: ServiceRequest): Map<string, string[]> {
  const isForm = (request.headers['Content-Type'] ?? FORM_TYPE).toLowerCase().startsWith(FORM_TYPE);
  const fields = parseQuery(isForm ? request.body.toString('utf8') : '');
  addQuery(fields, request.query);
  return fields;
}

/*
 * A queue is named by the path of the request as well as by a parameter.
 */
function withQueueUrl(request: ServiceRequest, input: Record<string, unknown>, shape: Shape | undefined): Record<string, unknown> {
  if (!shape?.members || !('QueueUrl' in shape.members) || input.QueueUrl !== undefined || request.path === '/') {
    return input;
  }
  return { QueueUrl: request.url.split('?')[0], ...input };
}

/*
 * Services of the form protocol have a word of their own for a parameter that is missing or empty.
 */
function inFormWords(problem: ServiceProblem): ServiceProblem {
  const [, member] = /^Value .* at '([^']+)' failed to satisfy constraint: Member must not be null$/.exec(problem.message) ?? [];
  if (member === undefined) {
    return problem.code === 'ValidationException' ? { ...problem, code: 'InvalidParameterValue' } : problem;
  }
  return { code: 'MissingParameter', message: `The request must contain the parameter ${member.charAt(0).toUpperCase()}${member.slice(1)}.` };
}

/**
 * Puts flat form fields together to what a shape describes.
 */
class FormReader {
  private readonly used = new Set<string>(PROTOCOL_FIELDS);

  constructor(
    private readonly service: string, private readonly operation: string, private readonly model: ServiceModel,
    private readonly fields: ReadonlyMap<string, readonly string[]>,
  ) {}

  public structure(prefix: string, shapeName: string): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [member, reference] of Object.entries(this.model.shape(shapeName).members ?? {})) {
      const name = prefix + (reference.locationName ?? formName(this.service, this.operation, member));
      const value = this.value(name, reference.shape) ?? this.value(prefix + member, reference.shape);
      if (value !== undefined) {
        result[member] = value;
      }
    }
    return result;
  }

  /**
   * Fields that no parameter has, and those given more than once.
   */
  public problems(): readonly ServiceProblem[] {
    return [...this.fields].flatMap(([name, values]) => [
      ...this.used.has(name) ? [] : [unknownParameter([name])],
      ...values.length > 1 ? [duplicateParameter(name)] : [],
    ]);
  }

  private value(name: string, shapeName: string): unknown {
    const shape = this.model.shape(shapeName);
    switch (shape.type) {
      case 'structure': return this.has(`${name}.`) ? this.structure(`${name}.`, shapeName) : undefined;
      case 'list': return this.list(name, shape);
      case 'map': return this.map(name, shape);
      default: return this.scalar(name, shape);
    }
  }

  private list(name: string, shape: Shape): readonly unknown[] | undefined {
    const prefix = shape.flattened ? name : `${name}.${shape.member?.locationName ?? 'member'}`;
    const entries = this.positions(prefix).map((position) => this.value(`${prefix}.${position}`, shape.member?.shape ?? ''));
    return entries.length > 0 ? entries : undefined;
  }

  private map(name: string, shape: Shape): Record<string, unknown> | undefined {
    const prefix = shape.flattened ? name : `${name}.entry`;
    const [keyName, valueName] = entryNames(this.service, shape.key?.locationName, shape.value?.locationName);
    const entries = this.positions(prefix).map((position) => [
      String(this.entryPart(`${prefix}.${position}.${keyName}`, shape.key)),
      this.entryPart(`${prefix}.${position}.${valueName}`, shape.value),
    ] as const);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }

  private entryPart(name: string, reference: ShapeReference | undefined): unknown {
    return reference && this.value(name, reference.shape);
  }

  private scalar(name: string, shape: Shape): unknown {
    const text = this.fields.get(name)?.at(-1);
    if (text === undefined) {
      return undefined;
    }
    this.used.add(name);
    switch (shape.type) {
      case 'boolean': return text === 'true' || (text === 'false' ? false : text);
      case 'double':
      case 'float':
      case 'integer':
      case 'long': return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
      default: return text;
    }
  }

  private has(prefix: string): boolean {
    return [...this.fields.keys()].some((name) => name.startsWith(prefix));
  }

  private positions(prefix: string): readonly number[] {
    const found = [...this.fields.keys()]
      .filter((name) => name.startsWith(`${prefix}.`))
      .map((name) => Number(name.slice(prefix.length + 1).split('.')[0]))
      .filter((position) => Number.isInteger(position) && position > 0);
    return [...new Set(found)].sort((left, right) => left - right);
  }
}

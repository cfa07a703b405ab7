import { constraint, missing, unknownParameter, wrongType } from './problems';
import type { ServiceModel, Shape } from './service-model';
import type { ServiceProblem } from '../backends/backend';
import { isRecord } from '../template/cloud-template';

type Path = readonly string[];

const NONE: readonly ServiceProblem[] = [];
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Checks an input against the shape of its action: members, types, enumerations, lengths and ranges.
 */
export class ShapeChecker {
  /**
   * @param unread members that are taken as they are, because their format is not read
   */
  constructor(private readonly model: ServiceModel, private readonly unread: ReadonlySet<string> = new Set()) {}

  public check(value: unknown, shapeName: string, path: Path = []): readonly ServiceProblem[] {
    const shape = this.model.shape(shapeName);
    switch (shape.type) {
      case 'blob': return this.checkBlob(value, shape, path);
      case 'boolean': return typeof value === 'boolean' ? NONE : [wrongType(path, 'boolean')];
      case 'double':
      case 'float': return this.checkNumber(value, shape, path, false);
      case 'integer':
      case 'long': return this.checkNumber(value, shape, path, true);
      case 'list': return this.checkList(value, shape, path);
      case 'map': return this.checkMap(value, shape, path);
      case 'string': return checkString(value, shape, path);
      case 'structure': return this.checkStructure(value, shape, path);
      case 'timestamp': return typeof value === 'number' || typeof value === 'string' ? NONE : [wrongType(path, 'timestamp')];
      default: return NONE;
    }
  }

  private checkStructure(value: unknown, shape: Shape, path: Path): readonly ServiceProblem[] {
    if (!isRecord(value)) {
      return [wrongType(path, 'structure')];
    }
    const members = shape.members ?? {};
    const absent = (shape.required ?? []).filter((name) => value[name] === undefined || value[name] === null);
    const present = Object.entries(value).filter(([name, entry]) => entry !== null && entry !== undefined && !this.unread.has(name));
    return [
      ...absent.map((name) => missing([...path, name])),
      ...present.flatMap(([name, entry]) => Object.hasOwn(members, name)
        ? this.check(entry, members[name].shape, [...path, name])
        : [unknownParameter([...path, name])]),
    ];
  }

  private checkList(value: unknown, shape: Shape, path: Path): readonly ServiceProblem[] {
    if (!Array.isArray(value)) {
      return [wrongType(path, 'list')];
    }
    const member = shape.member?.shape ?? '';
    return [
      ...checkLength(value.length, `'${JSON.stringify(value)}'`, shape, path),
      ...value.flatMap((entry, index) => this.check(entry, member, [...path, String(index + 1), 'member'])),
    ];
  }

  private checkMap(value: unknown, shape: Shape, path: Path): readonly ServiceProblem[] {
    if (!isRecord(value)) {
      return [wrongType(path, 'map')];
    }
    return [
      ...checkLength(Object.keys(value).length, `'${JSON.stringify(value)}'`, shape, path),
      ...Object.entries(value).flatMap(([name, entry]) => [
        ...this.check(name, shape.key?.shape ?? '', [...path, name]),
        ...this.check(entry, shape.value?.shape ?? '', [...path, name, 'member']),
      ]),
    ];
  }

  private checkNumber(value: unknown, shape: Shape, path: Path, whole: boolean): readonly ServiceProblem[] {
    if (typeof value !== 'number' || (whole && !Number.isInteger(value))) {
      return [wrongType(path, whole ? 'integer' : 'number')];
    }
    if (shape.min !== undefined && value < shape.min) {
      return [constraint(`'${value}'`, path, `Member must have value greater than or equal to ${shape.min}`)];
    }
    return shape.max !== undefined && value > shape.max
      ? [constraint(`'${value}'`, path, `Member must have value less than or equal to ${shape.max}`)] : NONE;
  }

  private checkBlob(value: unknown, shape: Shape, path: Path): readonly ServiceProblem[] {
    if (Buffer.isBuffer(value)) {
      return checkLength(value.length, 'of the blob', shape, path);
    }
    if (typeof value !== 'string') {
      return [wrongType(path, 'blob')];
    }
    return BASE64.test(value) ? checkLength(Buffer.from(value, 'base64').length, 'of the blob', shape, path) : [wrongType(path, 'base64 blob')];
  }
}

function checkString(value: unknown, shape: Shape, path: Path): readonly ServiceProblem[] {
  if (typeof value !== 'string') {
    return [wrongType(path, 'string')];
  }
  if (shape.enum && !shape.enum.includes(value)) {
    return [constraint(`'${value}'`, path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`)];
  }
  return checkLength(value.length, `'${value}'`, shape, path);
}

function checkLength(length: number, value: string, shape: Shape, path: Path): readonly ServiceProblem[] {
  if (shape.min !== undefined && length < shape.min) {
    return [constraint(value, path, `Member must have length greater than or equal to ${shape.min}`)];
  }
  return shape.max !== undefined && length > shape.max
    ? [constraint(value, path, `Member must have length less than or equal to ${shape.max}`)] : NONE;
}

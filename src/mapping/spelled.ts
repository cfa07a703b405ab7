import { toJsonPath } from './body-path';
import type { MappedValue } from './mapped-value';
import type { BodyPath, Presence, ValueSource } from './value-source';

/**
 * A value as it was typed, for messages.
 */
export function spelled({ _source, _presence }: MappedValue): string {
  return spelledSource(_source) + spelledPresence(_presence);
}

/**
 * The factory of a value as it was typed.
 */
export function spelledSource(source: ValueSource): string {
  switch (source.kind) {
    case 'literal': return `RequestValue.literal('${source.text}')`;
    case 'responseHeader': return `ResponseValue.header('${source.name}')`;
    case 'rawBody': return 'RequestValue.rawBody()';
    case 'body': return source.path.length === 0 ? 'RequestValue.wholeBody()' : `RequestValue.body('${spelledPath(source.path)}')`;
    case 'element': return source.path.length === 0 ? `ElementValue.${source.asText ? 'text' : 'whole'}()` : `ElementValue.member('${spelledPath(source.path)}')`;
    case 'join': return `RequestValue.join([${source.parts.map(spelledSource).join(', ')}], '${source.separator}')`;
    default: return `RequestValue.${source.kind}('${source.name}')`;
  }
}

function spelledPath(path: BodyPath): string {
  return toJsonPath(path).replace(/^\$\.?/, '');
}

function spelledPresence(presence: Presence): string {
  switch (presence.kind) {
    case 'required': return '';
    case 'optional': return '.optional()';
    case 'fallback': return `.or('${presence.text}')`;
  }
}

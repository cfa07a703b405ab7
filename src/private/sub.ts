import type { IResolvable, IResolveContext } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';

/**
 * Renders texts as one compact `Fn::Sub` each instead of an `Fn::Join` of their parts.
 *
 * Text without tokens, and text that `Fn::Sub` cannot say, stays as it is.
 */
export class TextCompactor {
  private readonly compacted = new Map<string, string>();

  /**
   * The same text. Equal texts share one token, so that an app with hundreds of equal URIs does not hold hundreds of tokens.
   */
  public compact(text: string): string {
    if (!Token.isUnresolved(text)) return text;
    const known = this.compacted.get(text) ?? Token.asString(new CompactText(text));
    this.compacted.set(text, known);
    return known;
  }
}

class CompactText implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly text: string) {}

  public resolve(context: IResolveContext): unknown {
    return toSub(context.resolve(this.text));
  }

  public toString(): string {
    return Token.asString(this);
  }
}

function toSub(value: unknown): unknown {
  const parts = partsOfJoin(value)?.map(partToSub);
  if (!parts?.every((part) => part !== undefined)) return value;
  return { 'Fn::Sub': parts.join('') };
}

function partsOfJoin(value: unknown): unknown[] | undefined {
  const join = argument(value, 'Fn::Join');
  if (!Array.isArray(join) || join[0] !== '' || !Array.isArray(join[1])) return undefined;
  return join[1];
}

function partToSub(part: unknown): string | undefined {
  if (typeof part === 'string') return part.replaceAll('${', '${!');
  const reference = argument(part, 'Ref');
  if (typeof reference === 'string') return `\${${reference}}`;
  const attribute = argument(part, 'Fn::GetAtt');
  if (Array.isArray(attribute) && attribute.every((name) => typeof name === 'string')) return `\${${attribute.join('.')}}`;
  const sub = argument(part, 'Fn::Sub');
  return typeof sub === 'string' ? sub : undefined;
}

function argument(value: unknown, intrinsic: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 1 && entries[0][0] === intrinsic ? entries[0][1] : undefined;
}

import type { IResolvable, IResolveContext, TokenizedStringFragments } from 'aws-cdk-lib';
import { Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { FinalTree } from './final-tree';

const BRACED = /\$\{([^!{}][^{}]*)\}/g;

/**
 * Renders texts as one compact `Fn::Sub` each instead of an `Fn::Join` of their parts.
 *
 * Text without tokens, and text that `Fn::Sub` cannot say, stays as it is.
 */
export class TextCompactor {
  private readonly tree: FinalTree;
  private readonly compacted = new Map<string, string>();

  constructor(scope: IConstruct) {
    this.tree = new FinalTree(scope);
  }

  /**
   * The same text. Equal texts share one token, which is rendered once for all of them.
   */
  public compact(text: string): string {
    if (!Token.isUnresolved(text)) return text;
    const known = this.compacted.get(text) ?? Token.asString(new CompactText(text, this.tree));
    this.compacted.set(text, known);
    return known;
  }

  public compactAll(texts: { readonly [key: string]: string }): { [key: string]: string } {
    return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, this.compact(text)]));
  }
}

class CompactText implements IResolvable {
  public readonly creationStack: string[] = [];
  public readonly resolve: (context: IResolveContext) => unknown;

  constructor(text: string, tree: FinalTree) {
    const fragments = Tokenization.reverseString(text);
    this.resolve = tree.memo((context) => toSub(fragments, context) ?? context.resolve(text));
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/**
 * Text in the words of `Fn::Sub`.
 */
class SubText {
  constructor(public readonly text: string) {}
}

function toSub(fragments: TokenizedStringFragments, context: IResolveContext): unknown {
  if (fragments.length < 2) return undefined;
  const parts = fragments.mapTokens({ mapToken: (token) => asSubText(context.resolve(token)) });
  const joined: SubText | undefined = parts.join({
    join: (left: unknown, right: unknown) => {
      const [before, after] = [asSubText(left), asSubText(right)];
      return before && after && new SubText(before.text + after.text);
    },
  });
  return joined && { 'Fn::Sub': joined.text };
}

function asSubText(value: unknown): SubText | undefined {
  if (value instanceof SubText) return value;
  if (typeof value === 'string') return literalText(value);
  const reference = argument(value, 'Ref');
  if (typeof reference === 'string') return new SubText(`\${${reference}}`);
  const attribute = argument(value, 'Fn::GetAtt');
  if (Array.isArray(attribute) && attribute.every((name) => typeof name === 'string')) return new SubText(`\${${attribute.join('.')}}`);
  const sub = argument(value, 'Fn::Sub');
  return typeof sub === 'string' ? new SubText(sub) : undefined;
}

/**
 * Literal braces are escaped where they are closed; AWS does not say what becomes of others.
 */
function literalText(text: string): SubText | undefined {
  if (text.replaceAll(BRACED, '').includes('${')) return undefined;
  return new SubText(text.replaceAll(BRACED, '${!$1}'));
}

function argument(value: unknown, intrinsic: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 1 && entries[0][0] === intrinsic ? entries[0][1] : undefined;
}

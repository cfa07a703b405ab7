/**
 * What the path of an invocation says of a function.
 */
export interface FunctionReference {
  /**
   * As it stands in the path, without its qualifier.
   */
  readonly unqualified: string;
  readonly name: string;

  /**
   * Version or alias.
   *
   * @default - none: what was deployed last
   */
  readonly qualifier?: string;
}

/**
 * Reads the ARN of a function, the part of it that begins with the account, or a name; each may end with a version or alias.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function parseFunctionReference(text: string): FunctionReference {
  const start = text.lastIndexOf('function:') + 1;
  const nameStart = start === 0 ? 0 : start - 1 + 'function:'.length;
  const [name, qualifier] = text.slice(nameStart).split(':');
  return { unqualified: text.slice(0, nameStart) + name, name, qualifier };
}

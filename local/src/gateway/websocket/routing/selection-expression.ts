/*
 * A dollar sign that is none, a variable in braces, a variable without; what else has a dollar sign, such as `$default`, is text.
 */
const PART = /\\\$|\$\{([^}]*)\}|\$((?:request|context|integration|stageVariables)\b(?:[\w.-]|\[[^\]]*\])*)/g;

/**
 * Gives the text of a variable, empty where there is none.
 */
export type VariableText = (name: string) => string;

/**
 * An expression that makes a key of texts and variables, for instance `${request.body.service}/${request.body.action}`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export class SelectionExpression {
  /**
   * Names of its variables, without dollar signs and braces.
   */
  public readonly variables: readonly string[];

  /*
   * What stands before each variable, and after the last one.
   */
  private readonly texts: readonly string[];

  constructor(text: string) {
    const variables: string[] = [];
    const texts = [''];
    let end = 0;
    for (const match of text.matchAll(PART)) {
      const name = match[1] ?? match[2];
      texts[texts.length - 1] += text.slice(end, match.index);
      end = match.index + match[0].length;
      if (name === undefined) {
        texts[texts.length - 1] += '$';
      } else {
        variables.push(name);
        texts.push('');
      }
    }
    texts[texts.length - 1] += text.slice(end);
    this.variables = variables;
    this.texts = texts;
  }

  /**
   * The key; variables are not looked for in what variables give.
   */
  public evaluate(textOf: VariableText): string {
    return this.texts.reduce((key, text, index) => key + (index === 0 ? '' : textOf(this.variables[index - 1])) + text, '');
  }
}

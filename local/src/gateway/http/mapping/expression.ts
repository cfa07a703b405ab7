import { UnsupportedPath, type Variable, type VariableForm } from './variables';
import { TemplateError } from '../../../errors';

const BRACED = /\$\{([^{}]*)\}/;
const BARE = /\$(?:request|response|context|stageVariables)\b/;

/**
 * Reads the right side of a mapping: one variable, a text with variables in braces, or a constant.
 *
 * A text is absent when one of its variables is, so that no two requests give the same text by leaving out different parts. That is an
 * assumption, for AWS does not say what becomes of it.
 *
 * @param forms of the variables that there are
 * @param place what the mapping is, for errors
 * @throws TemplateError
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function compileExpression(text: string, forms: readonly VariableForm[], place: string): Variable {
  if (text.includes('${')) {
    return joined(text.split(BRACED).map((part, index) => index % 2 === 1 ? variable(part, forms, text, place) : constant(part, text, place)));
  }
  return /^\$[A-Za-z]/.test(text) ? variable(text.slice(1), forms, text, place) : constant(text, text, place);
}

function variable(name: string, forms: readonly VariableForm[], text: string, place: string): Variable {
  for (const [form, , make] of forms) {
    const found = form.exec(name);
    if (found) {
      return named(() => make(found[1]), text, place);
    }
  }
  const examples = forms.map(([, example]) => example).join(', ');
  throw new TemplateError(`${place} is mapped from '${text}', and '$${name}' is no variable there; write one like ${examples}`);
}

function named(make: () => Variable, text: string, place: string): Variable {
  try {
    return make();
  } catch (error) {
    throw error instanceof UnsupportedPath ? new TemplateError(`${place} is mapped from '${text}', which ${error.message}`) : error;
  }
}

function constant(part: string, text: string, place: string): Variable {
  if (BARE.test(part) || part.includes('${')) {
    throw new TemplateError(`${place} is mapped from '${text}', where a variable stands beside other text; put it in braces, like \${request.path.id}`);
  }
  return () => part;
}

function joined(parts: readonly Variable[]): Variable {
  return (scope) => {
    let text = '';
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined) {
        return undefined;
      }
      text += value;
    }
    return text;
  };
}

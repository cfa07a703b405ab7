import { TemplateError } from '../../errors';
import { JavaRegex, RegexError } from '../../regex';
import type { AuthorizerModel } from '../../template/rest-api-model';
import { GatewayFault } from '../fault';
import type { MappedExchange } from '../mapping/mapped-exchange';
import { parameterSource } from '../mapping/parameter-source';

/**
 * Reads who a request says it is from: a value for each identity source.
 *
 * @throws GatewayFault when a source is absent or empty, or the token is not of the expected form
 */
export type IdentityReader = (exchange: MappedExchange) => readonly string[];

type IdentifyingModel = Pick<AuthorizerModel, 'identitySources' | 'identityValidation' | 'name' | 'type'>;

const FORMS = {
  method: /^(?:method\.request\.(?:header|multivalueheader|querystring|multivaluequerystring)|context|stageVariables)\../,
  route: /^(?:route\.request\.(?:header|querystring)|context|stageVariables)\../,
};

/**
 * Makes the reader of an authorizer's identity sources. A `TOKEN` must match the validation expression as a whole.
 *
 * @param root what AWS calls that which is requested: the method of a REST API, the route of a WebSocket API
 * @throws TemplateError when a source or the expression is none
 */
export function identityReader(model: IdentifyingModel, root: keyof typeof FORMS = 'method'): IdentityReader {
  const sources = model.identitySources.map((source) => {
    if (!FORMS[root].test(source)) {
      throw new TemplateError(`the authorizer '${model.name}' wants identity sources as ${root}.request.header.Authorization, got '${source}'`);
    }
    return { name: source, read: parameterSource(source) };
  });
  const pattern = model.type === 'TOKEN' ? validationOf(model) : undefined;
  return (exchange) => {
    const identity = sources.map(({ name, read }) => {
      const value = read({ exchange })?.join(',') ?? '';
      return value === '' ? refuse(`the identity source ${name} is absent`) : value;
    });
    return pattern && !isMatch(pattern, identity[0]) ? refuse('the token does not match the validation expression') : identity;
  };
}

/**
 * The validation expression of an authorizer; nothing when it has none.
 *
 * @throws TemplateError when it is no regular expression
 */
export function validationOf({ name, identityValidation }: Pick<AuthorizerModel, 'identityValidation' | 'name'>): JavaRegex | undefined {
  if (identityValidation === undefined || identityValidation === '') {
    return undefined;
  }
  try {
    return JavaRegex.compile(identityValidation);
  } catch (error) {
    throw error instanceof RegexError ? new TemplateError(`the validation expression of the authorizer '${name}' cannot be read: ${error.message}`) : error;
  }
}

/**
 * Whether a text matches a validation expression as a whole; not when the expression has no end with it.
 */
export function isMatch(pattern: JavaRegex, text: string): boolean {
  try {
    return pattern.matches(text);
  } catch (error) {
    if (error instanceof RegexError) {
      return false;
    }
    throw error;
  }
}

function refuse(reason: string): never {
  throw new GatewayFault('UNAUTHORIZED', { reason });
}

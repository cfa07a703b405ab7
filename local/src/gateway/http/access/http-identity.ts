import { TemplateError } from '../../../errors';
import { own } from '../../../own';
import type { HttpAuthorizerModel } from '../../../template/http-api-model';
import { contextVariable } from '../context-variables';
import type { HttpExchange } from '../exchange';

/**
 * Reads what identifies a request; undefined when a part of it is absent or empty.
 */
export type HttpIdentityReader = (exchange: HttpExchange) => readonly string[] | undefined;

type Source = (exchange: HttpExchange) => string | undefined;

const FORMS: readonly (readonly [form: RegExp, source: (name: string) => Source])[] = [
  [/^\$request\.header\.(.+)$/, (name) => ({ request }) => request.headers.all(name).join(',')],
  [/^\$request\.querystring\.(.+)$/, (name) => ({ request }) => request.query.get(name)?.join(',')],
  [/^\$context\.(.+)$/, contextVariable],
  [/^\$stageVariables\.(.+)$/, (name) => ({ stageVariables }) => own(stageVariables, name)],
];

/**
 * Makes the reader of an authorizer's identity sources.
 *
 * @throws TemplateError when a source is none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.identity-sources
 */
export function httpIdentityReader({ name, identitySources }: HttpAuthorizerModel): HttpIdentityReader {
  const sources = identitySources.map((source) => sourceOf(source, name));
  return (exchange) => {
    const identity = sources.map((source) => source(exchange) ?? '');
    return identity.includes('') ? undefined : identity;
  };
}

function sourceOf(text: string, authorizer: string): Source {
  for (const [form, source] of FORMS) {
    const name = form.exec(text)?.[1];
    if (name !== undefined) {
      return source(name);
    }
  }
  throw new TemplateError(`the authorizer '${authorizer}' wants identity sources as $request.header.Authorization, got '${text}'`);
}

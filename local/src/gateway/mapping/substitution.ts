import type { MappedExchange } from './mapped-exchange';
import { parameterSource } from './parameter-source';
import { own } from '../../own';
import { contextText } from '../request-context';

const VARIABLE = /\$(?:\{((?:context|stageVariables|method\.request)(?:\.[\w-]+)+)\}|((?:context|stageVariables|method\.request)(?:\.[\w-]+)+))/g;

/**
 * Values that exist for one text only, by their full name, for instance `context.error.message`.
 */
export type LocalValues = Readonly<Record<string, string>>;

/**
 * Fills in a text with `$context`, `$stageVariables` and `$method.request` values. This is no template: nothing else is looked at.
 */
export function substitute(text: string, exchange: MappedExchange, values: LocalValues, absent: string): string {
  return text.replace(VARIABLE, (_whole, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare ?? '';
    return own(values, name) ?? lookUp(name, exchange) ?? absent;
  });
}

function lookUp(name: string, exchange: MappedExchange): string | undefined {
  if (name.startsWith('context.')) {
    return contextText(exchange.context, name.slice('context.'.length));
  }
  return parameterSource(name)({ exchange })?.at(-1);
}

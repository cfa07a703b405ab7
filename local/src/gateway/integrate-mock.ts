import { configurationFault } from './fault';
import { HeaderBag } from '../http/header-bag';
import type { Integrator } from './integrate-http';
import { decodeText } from './payload';
import { EMPTY_BODY } from './reply';

/*
 * AWS reads the request template's output leniently: names without quotes and commas at the end pass.
 */
const STATUS = /[{,]\s*(["']?)statusCode\1\s*:\s*(-?\d+)\s*(?=[,}])/;

/**
 * Answers by itself, with the status that the request template asks for.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export const answerMock: Integrator = (_exchange, outgoing) => {
  const text = typeof outgoing.body === 'string' ? outgoing.body : decodeText(outgoing.body);
  const status = statusOf(text);
  if (status === undefined) {
    throw configurationFault('the request template of a MOCK integration must give a statusCode that is an integer');
  }
  return { status, headers: new HeaderBag(), body: EMPTY_BODY, selection: String(status) };
};

function statusOf(text: string): number | undefined {
  const strict = parseStrict(text);
  if (strict !== undefined) {
    return Number.isInteger(strict.statusCode) ? strict.statusCode as number : undefined;
  }
  const trimmed = text.trim();
  const lenient = trimmed.startsWith('{') && trimmed.endsWith('}') ? STATUS.exec(trimmed)?.[2] : undefined;
  return lenient === undefined ? undefined : Number(lenient);
}

function parseStrict(text: string): { readonly statusCode?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return undefined;
  }
}

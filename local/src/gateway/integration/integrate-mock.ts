import { HeaderBag } from '../../http/header-bag';
import { BoundedCache } from '../../java/bounded-cache';
import { JavaMap, type JavaValue } from '../../java/values';
import { JsonError, parseJson } from '../../json';
import { configurationFault } from '../fault';
import type { Integrator } from './integrate-http';
import { EMPTY_BODY } from '../answer/reply';
import { decodeText } from '../mapping/payload';

/** Statuses by output: most templates of MOCK integrations make the same each time. */
const STATUSES = new BoundedCache<number | undefined>(100);

/**
 * Answers by itself, with the status that the request template asks for. The template's output is read as leniently as AWS does.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export const answerMock: Integrator = (_exchange, outgoing) => {
  const output = typeof outgoing.body === 'string' ? outgoing.body : decodeText(outgoing.body);
  const status = STATUSES.get(output, () => statusIn(output));
  if (status === undefined) {
    throw configurationFault(
      'the request template of a MOCK integration must give a statusCode that is an integer',
      'statusCode should be an integer which defined in request template',
    );
  }
  return { status, headers: new HeaderBag(), body: EMPTY_BODY, selection: String(status) };
};

function statusIn(output: string): number | undefined {
  const document = parseOutput(output);
  const status = document instanceof JavaMap ? document.get('statusCode') : undefined;
  return typeof status === 'bigint' ? Number(status) : undefined;
}

function parseOutput(text: string): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) {
      return null;
    }
    throw error;
  }
}

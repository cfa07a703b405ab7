import { vtlString } from './constants';
import { captureHeader } from './idioms';

const OVERRIDE = '$context.responseOverride.header';
const ORIGIN = '$corsOrigin';

/**
 * Statements that answer the request's Origin header with CORS headers if it is one of the given origins, and print nothing.
 * Any text may follow them.
 *
 * The caller's text is compared with constants; it never becomes a pattern. It may stand in front of a request template or a
 * response template, but only once between both: API Gateway refuses a second override of the same header.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function allowListedOrigin(origins: string[], allowCredentials: boolean): string {
  const allowed = `[${origins.map(vtlString).join(',')}]`;
  const credentials = allowCredentials ? `#set(${OVERRIDE}.Access-Control-Allow-Credentials='true')` : '';
  return `#set(${ORIGIN}='')${captureHeader(ORIGIN, 'Origin')}#set($corsOrigins=${allowed})`
    + `#if($corsOrigins.contains(${ORIGIN}))#set(${OVERRIDE}.Access-Control-Allow-Origin=${ORIGIN})${credentials}#{end}`;
}

import type { Backend } from './backend';
import { sendHttp } from './send-http';
import { own } from '../own';

/**
 * Makes a backend that sends HTTP requests.
 *
 * @param addresses base URL by host, for hosts that are not reached as they are named
 */
export function httpBackend(addresses: Readonly<Record<string, string>>): Backend {
  return (call) => {
    const url = new URL(call.url);
    const address = own(addresses, url.host);
    const target = address === undefined ? call.url : address.replace(/\/$/, '') + call.url.slice(url.origin.length);
    return sendHttp(target, call.method, { ...call.headers, Host: url.host }, call.body, !call.insecureSkipVerification);
  };
}

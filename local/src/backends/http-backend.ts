import type { Backend } from './backend';
import { sendHttp } from './send-http';

/**
 * Makes a backend that sends HTTP requests.
 *
 * @param addresses base URL by host, for hosts that are not reached as they are named
 */
export function httpBackend(addresses: Readonly<Record<string, string>>): Backend {
  const byHost = new Map(Object.entries(addresses).map(([host, address]) => [host.toLowerCase(), address]));
  return (call) => {
    const url = new URL(call.url);
    const address = byHost.get(url.host);
    const target = address === undefined ? call.url : address.replace(/\/$/, '') + call.url.slice(url.origin.length);
    return sendHttp(target, call.method, { ...call.headers, Host: call.headers.Host ?? url.host }, call.body, !call.insecureSkipVerification)
      .catch((error: NodeJS.ErrnoException) => Promise.reject(explained(error, url.host)));
  };
}

/*
 * A host that nobody knows is most often one behind a VPC link.
 */
function explained(error: NodeJS.ErrnoException, host: string): Error {
  return error.code === 'ENOTFOUND'
    ? new Error(`${error.message}; say where it is, by the option addresses or --address, for instance ${host}=http://127.0.0.1:8080`, { cause: error })
    : error;
}

import type { IncomingMessage } from 'node:http';

/**
 * What stands before a request's body.
 */
export interface RequestHead {
  readonly method: string;

  /**
   * Host that the client asks, with its port if it names one.
   */
  readonly host: string;

  /**
   * Path as it travelled, with its query string.
   */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly sourceIp: string;

  /**
   * Bytes that the client says it sends; nothing when it does not know.
   */
  readonly contentLength?: number;
  readonly hasBody: boolean;
}

const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;

/*
 * Visible ASCII but `#`, which no request line holds.
 */
const PATH = /^\/[!"$-~]*$/;
const MAPPED_ADDRESS = '::ffff:';

/**
 * Reads what stands before a request's body; nothing when it is not HTTP as it should be.
 */
export function readHead(message: IncomingMessage): RequestHead | undefined {
  const headers = Object.create(null) as Record<string, string | string[]>;
  const framing: Framing = { hosts: [], encodings: [], contentLength: undefined };
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = message.rawHeaders[index];
    const value = message.rawHeaders[index + 1];
    addValue(headers, name, value);
    note(framing, name, value);
  }
  const { hosts, encodings, contentLength } = framing;
  const { authority, path } = targetOf(message.url ?? '', hosts[0]);
  if (!isHostFine(hosts, message.httpVersion) || !PATH.test(path) || encodings.some((encoding) => encoding.toLowerCase() !== 'chunked')) {
    return undefined;
  }
  const address = message.socket.remoteAddress ?? '127.0.0.1';
  return {
    method: message.method ?? 'GET',
    host: authority,
    path,
    headers,
    sourceIp: address.startsWith(MAPPED_ADDRESS) ? address.slice(MAPPED_ADDRESS.length) : address,
    contentLength,
    hasBody: encodings.length > 0 || (contentLength ?? 0) > 0,
  };
}

interface Framing {
  readonly hosts: string[];
  readonly encodings: string[];
  contentLength: number | undefined;
}

function addValue(headers: Record<string, string | string[]>, name: string, value: string): void {
  const known = headers[name];
  if (known === undefined) {
    headers[name] = value;
  } else if (typeof known === 'string') {
    headers[name] = [known, value];
  } else {
    known.push(value);
  }
}

function note(framing: Framing, name: string, value: string): void {
  switch (name.length) {
    case 'Host'.length: if (name.toLowerCase() === 'host') framing.hosts.push(value); break;
    case 'Content-Length'.length: if (name.toLowerCase() === 'content-length') framing.contentLength = Number(value); break;
    case 'Transfer-Encoding'.length: if (name.toLowerCase() === 'transfer-encoding') framing.encodings.push(value); break;
    default:
  }
}

/*
 * A target may be a whole URL; its host then stands above the header.
 */
function targetOf(url: string, host = ''): { readonly authority: string; readonly path: string } {
  const [, authority, path] = url.startsWith('/') ? [] : ABSOLUTE.exec(url) ?? [];
  if (authority === undefined) {
    return { authority: host, path: url };
  }
  return { authority, path: path.startsWith('/') ? path : `/${path}` };
}

function isHostFine(hosts: readonly string[], httpVersion: string): boolean {
  return hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0');
}

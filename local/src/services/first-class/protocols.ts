import type { Parameters, ProtocolRequest } from './first-class-action';
import { HeaderBag } from '../../http/header-bag';
import { writeQuery, type Query } from '../../http/query';
import { ServiceModel } from '../service-model';

const NO_BODY = Buffer.alloc(0);

/**
 * A request of a JSON protocol.
 */
export function jsonRequest(service: string, action: string, input: Parameters): ProtocolRequest {
  const model = ServiceModel.of(service);
  const headers = HeaderBag.from({
    'Content-Type': `application/x-amz-json-${model?.jsonVersion}`,
    'X-Amz-Target': `${model?.targetPrefix}.${action}`,
  });
  return { method: 'POST', path: '/', search: '', headers: headers.toJoined(), body: Buffer.from(JSON.stringify(input)) };
}

/**
 * A request of the form protocol.
 */
export function formRequest(action: string, version: string, fields: Query): ProtocolRequest {
  const form = new Map([['Action', [action]], ['Version', [version]], ...fields]);
  const headers = HeaderBag.from({ 'Content-Type': 'application/x-www-form-urlencoded' });
  return { method: 'POST', path: '/', search: '', headers: headers.toJoined(), body: Buffer.from(writeQuery(form)) };
}

/**
 * A request that asks for what a path names.
 */
export function getRequest(path: string, query: Query): ProtocolRequest {
  return { method: 'GET', path, search: writeQuery(query), headers: new HeaderBag().toJoined(), body: NO_BODY };
}

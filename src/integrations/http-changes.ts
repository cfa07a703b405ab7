import type { IConstruct } from 'constructs';
import type { AnswerChange } from './answer-change';
import type { HttpParameters } from './http-parameters';
import type { ProxyChanges } from './proxy-changes';
import { RequestChange } from './request-change';
import type { HttpPlace } from '../mapping/http-place';
import { refusedAt } from '../mapping/http-place';
import { httpTarget, isReservedHeader } from '../mapping/http-target';

const HEADER = /^[A-Za-z0-9!#%&*+.^_`|~-]+$/;
const QUERY = /^[A-Za-z0-9._~-]+$/;
const STATUS = /^[1-5][0-9]{2}$/;

/** In the language of HTTP APIs, what is removed has an empty value. */
const REMOVED = '';

interface Mappings {
  [key: string]: string;
}

interface Mapping {
  readonly key: string;
  readonly value: string;
  readonly place: HttpPlace;
}

/**
 * What happens to a request on its way to an HTTP backend, in the words of HTTP APIs.
 *
 * Throws for headers that HTTP APIs do not map, for the same change twice, and for values that could do harm in their place.
 */
export function requestParameters(parameters: HttpParameters & ProxyChanges, scope: IConstruct): Mappings {
  const { headers = {}, query = {}, requestChanges = [] } = parameters;
  return collected([
    ...Object.entries(headers).map(([name, value]) => requestMapping(RequestChange.overwriteHeader(name, value), { name: `headers.${name}`, scope })),
    ...Object.entries(query).map(([name, value]) => requestMapping(RequestChange.appendQuery(name, value), { name: `query.${name}`, scope })),
    ...requestChanges.map((change) => requestMapping(change, { name: 'requestChanges', scope })),
  ]);
}

/**
 * What happens to an answer, by its status.
 *
 * Throws for statuses that are none, and otherwise as for requests.
 */
export function responseParameters({ answerChanges = {} }: ProxyChanges, scope: IConstruct): { [statusCode: string]: Mappings } | undefined {
  const statuses = Object.entries(answerChanges).map(([status, changes]) => {
    const place = { name: 'answerChanges', scope };
    if (!STATUS.test(status)) throw refusedAt(place, `are by the status of the backend, 100 to 599, got '${status}'`);
    return [status, collected(changes.map((change) => answerMapping(change, place)))];
  });
  return statuses.length === 0 ? undefined : Object.fromEntries(statuses);
}

function requestMapping({ _operation, _location, _name, _value }: RequestChange, place: HttpPlace): Mapping {
  if (_location === 'header') checkHeader(_name, place);
  else if (!QUERY.test(_name)) throw refusedAt(place, `takes query parameters with names of letters, digits and . _ ~ - on an HTTP API, got '${_name}'`);
  const value = _value ? httpTarget(_value, _location === 'header' ? 'header' : 'query', place) : REMOVED;
  return { key: `${_operation}:${_location}.${_name}`, value, place };
}

function answerMapping({ _operation, _location, _name, _value }: AnswerChange, place: HttpPlace): Mapping {
  if (_location === 'statuscode') {
    if (!STATUS.test(_name)) throw refusedAt(place, `takes a status of 100 to 599, got ${_name}`);
    return { key: `${_operation}:statuscode`, value: _name, place };
  }
  checkHeader(_name, place);
  return { key: `${_operation}:header.${_name}`, value: _value ? httpTarget(_value, 'answer', place) : REMOVED, place };
}

function checkHeader(name: string, place: HttpPlace): void {
  if (!HEADER.test(name)) throw refusedAt(place, `takes headers with names like X-Tenant, got '${name}'`);
  if (isReservedHeader(name)) throw refusedAt(place, `cannot change the header '${name}': HTTP APIs do not map it; leave it out`);
}

/**
 * AWS does not say in which order it makes the changes, so that no two may be about the same thing in the same way.
 */
function collected(mappings: readonly Mapping[]): Mappings {
  const seen = new Set<string>();
  for (const { key, place } of mappings) {
    const same = key.includes(':header.') ? key.toLowerCase() : key;
    if (seen.has(same)) throw refusedAt(place, `makes the same change twice: ${key}; leave one of them out`);
    seen.add(same);
  }
  return Object.fromEntries(mappings.map(({ key, value }) => [key, value]));
}

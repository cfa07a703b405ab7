import { parseBodyPath, toJsonPath } from './body-path';
import type { JsonTemplate } from './json-template';
import { OVERRIDE, settle, SETTLED, successTemplate, UNLESS_REFUSED } from './response-template';

/**
 * How a service says that a part of a batch failed, although its answer is a success.
 */
export interface BatchFailures {
  /** The condition under which something failed: see `Sign`. */
  readonly when: string;
  /** Where the answer lists what became of the entries. */
  readonly entries: string;
  /** The condition under which `$element` of that list is a failure, all of them when left out. */
  readonly failed?: string;
  /** The position of `$element` in the request. */
  readonly position: string;
  /** The condition under which a failure is one of `status`. */
  readonly known: string;
  /** Status if all failures are such, otherwise 502; 502 also if the answer names none. */
  readonly status: number;
}

/**
 * Answers a batch: with the document if every entry succeeded, or else with the positions of those that failed.
 */
export function batchTemplate(failures: BatchFailures, document: JsonTemplate): string {
  const { when, entries, failed, position, known, status } = failures;
  const collect = `#set($done=$failed.add(${position}))#if(!(${known}))#set($others=true)#end`;
  const each = failed === undefined ? collect : `#if(${failed})${collect}#end`;
  return `${UNLESS_REFUSED}#elseif(${when})#set($failed=[])#set($others=false)`
    + `#foreach($element in $input.path('${toJsonPath(parseBodyPath(entries))}'))${each}#end`
    + `#if($others==true||$failed.size()==0)${settle(502)}#{else}${settle(status)}#end`
    + `${OVERRIDE}${SETTLED},"failed":[#foreach($position in $failed)#if($foreach.index>0),#end$position#end]}`
    + `#{else}${successTemplate(document)}#end`;
}

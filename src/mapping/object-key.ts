import { vtlString } from './constants';
import type { MappedValue } from './mapped-value';
import { spelled } from './spelled';
import { TemplateScope } from './template-scope';
import { ValidationError } from '../private/errors';

/**
 * Characters that mean nothing in a path, encoded, decoded or decoded twice: letters and digits of any script, and what S3 calls safe.
 */
const KEY_CHARACTERS = '[\\p{L}\\p{M}\\p{N} !_.*()&@=:+,~\\x24\\x27/-]{1,1024}';

/** Segments that a client or server on the way might resolve. A key with a slash at either end has an empty segment. */
const SPECIAL_SEGMENTS = ['//', '/./', '/../'];

/**
 * What a refused call sends: S3 answers an owner that is no account with an error, whatever the action, and the key stays below the prefix.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
const REFUSAL = "#set($context.requestOverride.path.key='refused')"
  + "#set($context.requestOverride.header.x-amz-expected-bucket-owner='refused')#set($context.responseOverride.status=400)";

/**
 * What else a template that names an object does.
 */
export interface ObjectKeyOptions {
  /** Document that stands for a folder: for a key whose last segment has no dot. */
  readonly indexDocument?: string;

  /** The index document of the root stands for every such key. */
  readonly singlePage?: boolean;

  /** Serves objects whose key ends in `.json` as bytes: their stored type would make API Gateway read them as text. */
  readonly jsonAsBytes?: boolean;

  /** Writes the request's body as it came. */
  readonly body?: boolean;
}

/**
 * A request template that puts a key into the URI's `{key}`, encoded once, or refuses the call.
 *
 * What the text is, decoded, must consist of harmless characters, without empty
 * segments and without `.` and `..`: a key that passes is the same object however often the way to S3 encodes or decodes it.
 */
export function objectKeyTemplate(key: MappedValue, options: ObjectKeyOptions = {}): string {
  const scope = new TemplateScope('refuse');
  if (key._presence.kind === 'optional') throw new ValidationError(`a key cannot be left out, got ${spelled(key)}; use or() to give the key that takes its place, or leave optional() away`);
  const variable = captureText(scope, key);
  if (options.indexDocument !== undefined) scope.before(indexStatements(variable, options.indexDocument, options.singlePage ?? false));
  const segments = scope.variable();
  scope.before(`#set(${segments}='/'+${variable}+'/')`);
  scope.require(`${variable}.matches('${KEY_CHARACTERS}')==true`);
  SPECIAL_SEGMENTS.forEach((special) => scope.require(`${segments}.contains('${special}')==false`));
  const json = options.jsonAsBytes ? jsonStatements(variable) : '';
  const body = options.body ? '$input.body' : '';
  return scope.wrap(`#set($context.requestOverride.path.key=${encodedPath(variable)})${json}${body}`, REFUSAL);
}

function captureText(scope: TemplateScope, value: MappedValue): string {
  const piece = scope.text(value).pieces[0];
  const text = scope.variable();
  scope.before(`#set(${text}=${'constant' in piece ? piece.constant : piece.expression})`);
  return text;
}

function encodedPath(variable: string): string {
  return `$util.urlEncode(${variable}).replace('+','%20').replace('%2F','/')`;
}

function indexStatements(variable: string, document: string, singlePage: boolean): string {
  const index = singlePage ? vtlString(document) : `${variable}+${vtlString(`/${document}`)}`;
  return `#if(${variable}.matches('(?s)(.*/)?[^./]+')==true)#set(${variable}=${index})#end`;
}

function jsonStatements(variable: string): string {
  return `#if(${variable}.toLowerCase().endsWith('.json')==true)`
    + "#set($context.requestOverride.querystring.response-content-type='application/octet-stream')"
    + "#set($context.responseOverride.header.Content-Type='application/json')#end";
}

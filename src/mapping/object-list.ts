import { vtlString } from './constants';
import { escapeJson } from './idioms';
import type { MappedValue } from './mapped-value';
import { problemTemplate, unlessRefused } from './response-template';
import { TemplateScope } from './template-scope';
import { CAPTURE_XML, XML } from './xml-answer';

/** Without the characters that part a query string. */
const PREFIX_CHARACTERS = '[\\p{L}\\p{M}\\p{N} !_.*()@:,~\\x24\\x27/-]{1,1024}';
const LIMIT = '[1-9][0-9]{0,2}|1000';
const TOKEN = '[A-Za-z0-9+/=_.-]{1,1024}';

const QUERY = '$context.requestOverride.querystring';
const REFUSAL = "#set($context.requestOverride.header.x-amz-expected-bucket-owner='refused')#set($context.responseOverride.status=400)";

/**
 * What a caller may say about a list.
 */
export interface ListRequest {
  /** Where all keys begin. */
  readonly prefix: string;
  readonly callerPrefix: MappedValue;
  readonly limit: MappedValue;
  readonly nextToken: MappedValue;
}

/**
 * A request template that narrows a list of objects, or refuses the call.
 */
export function objectListRequestTemplate(request: ListRequest): string {
  const scope = new TemplateScope('refuse');
  const statements = [
    overrideQuery(scope, 'prefix', request.callerPrefix, PREFIX_CHARACTERS, (text) => (request.prefix === '' ? text : `${vtlString(request.prefix)}+${text}`)),
    overrideQuery(scope, 'max-keys', request.limit, LIMIT),
    overrideQuery(scope, 'continuation-token', request.nextToken, TOKEN),
  ];
  return scope.wrap(statements.join(''), REFUSAL);
}

function overrideQuery(
  scope: TemplateScope, name: string, value: MappedValue, pattern: string, write: (text: string) => string = (text) => text,
): string {
  const { present, pieces: [piece] } = scope.text(value);
  const text = scope.variable();
  scope.before(`#set(${text}=${'constant' in piece ? piece.constant : piece.expression})`);
  const valid = `${text}.matches('${pattern}')==true`;
  scope.require(present === undefined ? valid : `(!(${present})||${valid})`);
  const statement = `#set(${QUERY}.${name}=${write(text)})`;
  return present === undefined ? statement : `#if(${present})${statement}#end`;
}

/**
 * A response template that writes the XML list of S3 as JSON, with keys below the prefix:
 * `{"objects":[{"key","size","lastModified","eTag"}],"prefixes":[…],"nextToken"}`.
 *
 * The list must have been asked for with `encoding-type=url`: keys then hold no character that means anything in XML.
 */
export function objectListTemplate(prefix: string): string {
  const body = `#set($prefix=${vtlString(prefix)})#set($skip=$prefix.length())`
    + `{"objects":[${objects()}],"prefixes":[${commonPrefixes()}]${nextToken()}}`;
  const failed = `#set($context.responseOverride.status=502)${problemTemplate(502)}`;
  return unlessRefused(`${CAPTURE_XML}#if(${XML}.contains('<EncodingType>url</EncodingType>')==true)${body}#{else}${failed}#end`);
}

function objects(): string {
  const members = [
    `"key":"${relativeKey()}"`,
    `"size":${number('Size')}`,
    `"lastModified":"${matching('LastModified', '[0-9A-Z:.-]{1,40}')}"`,
    `"eTag":"\\"${matching('ETag', '[0-9A-Za-z-]{1,80}', '(?:&quot;|&#34;|")')}\\""`,
  ];
  return each('Contents', 'Key', `{${members.join(',')}}`);
}

function commonPrefixes(): string {
  return each('CommonPrefixes', 'Prefix', `"${relativeKey()}"`);
}

/**
 * Once for each element of a name. The folder itself, which S3 lists where somebody made it an object, is left out.
 */
function each(element: string, key: string, print: string): string {
  const open = `<${element}>`;
  return `#set($comma='')#set($from=${XML}.indexOf('${open}'))#if($from>=0)#set($from=$from+${open.length})`
    + `#foreach($part in ${XML}.substring($from).split('${open}'))`
    + `#set($key=$util.urlDecode($part.replaceAll('(?s)^<${key}>([^<]*)</${key}>.*$','$1')))`
    + `#if($key!=$prefix)$comma${print}#set($comma=',')#end#end#end`;
}

function relativeKey(): string {
  return escapeJson('$key.substring($skip)');
}

function number(element: string): string {
  return `#set($value=${capture(element, '[0-9]{1,19}')})#if($value.matches('[0-9]{1,19}')==true)$value#{else}0#end`;
}

function matching(element: string, pattern: string, quote = ''): string {
  return `#set($value=${capture(element, pattern, quote)})#if($value.matches('${pattern}')==true)$value#end`;
}

function capture(element: string, pattern: string, quote = ''): string {
  return `$part.replaceAll('(?s)^.*<${element}>${quote}(${pattern})${quote}</${element}>.*$','$1')`;
}

function nextToken(): string {
  const element = 'NextContinuationToken';
  return `#if(${XML}.contains('<${element}>')==true),"nextToken":"${escapeJson(`${XML}.replaceAll('(?s)^.*<${element}>([^<]*)</${element}>.*$','$1')`)}"#end`;
}

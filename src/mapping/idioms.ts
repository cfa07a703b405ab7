/**
 * A number as JSON and DynamoDB write it: no leading zero, at most 38 digits before the point.
 */
export const NUMBER_PATTERN = '-?(0|[1-9][0-9]{0,37})([.][0-9]{1,38})?([eE][+-]?[0-9]{1,3})?';

/**
 * Whether a text has no lone surrogate: UTF-8 cannot carry one, so it would arrive as a question mark.
 *
 * Possessive, so that Java neither backtracks nor recurses over a long text.
 */
export function wellFormed(expression: string): string {
  return `${expression}.matches('\\P{Cs}*+')==true`;
}

/**
 * Whether a text that a separator follows ends where the separator first stands: only then is there one way to read both.
 *
 * @param separator a variable: a method takes no other expression
 */
export function endsBefore(text: string, separator: string): string {
  return `${text}.concat(${separator}).indexOf(${separator})==${text}.length()`;
}

/**
 * An expression escaped for the inside of a JSON string.
 *
 * `escapeJavaScript` escapes apostrophes, which JSON does not know; the regular expression takes that back. It reads
 * backslash-quote in Java, because backslashes are no escapes to Velocity.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
 */
export function escapeJson(expression: string): string {
  return `$util.escapeJavaScript(${expression}).replaceAll("\\\\'","'")`;
}

/**
 * Sets a variable to a request header whatever the case of its name: the map of headers keeps the caller's spelling.
 */
export function captureHeader(variable: string, name: string): string {
  return `#foreach($name in $input.params().header.keySet())#if($name.equalsIgnoreCase('${name}'))#set(${variable}=$input.params().header.get($name))#end#end`;
}

/**
 * Sets a variable to a path variable's text: API Gateway hands it on percent-encoded, as it stood in the path.
 *
 * A percent sign without two digits would fail the whole template, and bytes that are no UTF-8 would all become the same character
 * (U+FFFD); such a value counts as not there.
 */
export function capturePath(variable: string, name: string): string {
  const raw = `$input.params().path.get('${name}')`;
  return `#set(${variable}=${raw})#if(${variable}.matches('([^%]|%[0-9A-Fa-f]{2})*+')==true)`
    + `#set(${variable}=$util.urlDecode(${variable}.replace('+','%2B')))#{else}#set(${variable}='')#end`
    + `#if(${variable}.matches('[^\\x{FFFD}]*+')==false)#set(${variable}='')#end`;
}

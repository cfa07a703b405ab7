import { readFileSync } from 'fs';
import { join } from 'path';

const CASES = join(__dirname, '../test/vtl/golden/cases');

/** A request to DynamoDB as a gateway makes it: values by type, an optional one, a list, the caller. */
export const QUERY = String.raw`#set($email=$input.json('$.email'))
#if($email.startsWith('"')!=true)#set($context.responseOverride.status=400)#stop#end
{
  "TableName": "$stageVariables.table",
  "IndexName": "by-email",
  "KeyConditionExpression": "#k = :k AND #c > :c",
  "ExpressionAttributeNames": {"#k": "email", "#c": "created"},
  "ExpressionAttributeValues": {
    ":k": {"S": $email},
#set($since="$!input.path('$.since')")
#if($since.matches('-?[0-9]{1,38}([.][0-9]{1,38})?'))
    ":c": {"N": "$since"},
#end
    ":caller": {"S": "$util.escapeJavaScript($context.identity.userAgent).replaceAll("\\'","'")"},
    ":tags": {"L": [#foreach($tag in $input.path('$.tags'))#if($foreach.index>0),#end{"S": "$util.escapeJavaScript($tag).replaceAll("\\'","'")"}#end]}
  },
#if($input.params('limit')!='')
  "Limit": $input.params('limit'),
#end
  "ScanIndexForward": false
}
`;

export const QUERY_INPUT = {
  body: JSON.stringify({ email: 'zoe@shop.example', since: 1700000000, tags: ['a"b', "it's", 'new', 'sale'] }),
  params: { querystring: { limit: '25' } },
  stageVariables: { table: 'orders' },
  context: { identity: { userAgent: 'Mozilla/5.0 (X11; "Linux")' } },
};

/** Turns the `Item` of the body from DynamoDB JSON into plain JSON. */
export const UNMARSHAL = templateOf('dynamodb-to-plain.json');

/** Turns the body from plain JSON into DynamoDB JSON. */
export const MARSHAL = templateOf('plain-to-dynamodb.json');

function templateOf(file: string): string {
  const { templates } = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as { readonly templates: readonly string[] };
  return templates[0];
}

import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import {
  AccessLog, Auth, CorsHeaders, DynamoDbAttribute, DynamoDbDeleteItem, DynamoDbGetItem, DynamoDbQuery, DynamoDbSortKey, DynamoDbUpdateItem,
  ElementValue, Endpoint, HttpCustom, HttpProxy, IRestIntegration, JsonTemplate, LambdaCustom, LambdaProxy, MockResponse, RequestValue,
  RestGateway, RestGatewayProps, SnsPublish, SqsSendMessage, SqsSendMessageBatch,
} from '../src';
import { newFunction } from './gateways/support/stacks';

/** What is said to somebody who writes the code in the middle. */
type Case = [name: string, code: () => unknown, message: string];

const QUOTAS = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html';
const LONG = 'x'.repeat(310_000);

let stack: Stack;
let queue: IQueue;
let fifo: IQueue;
let fifoTopic: ITopic;
let table: ITable;
let imported: ITable;
let handler: IFunction;
let gateway: RestGateway;

beforeEach(() => {
  stack = new Stack(new App(), 'Shop');
  queue = new Queue(stack, 'Queue');
  fifo = new Queue(stack, 'Fifo', { fifo: true });
  fifoTopic = new Topic(stack, 'FifoTopic', { fifo: true });
  table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, sortKey: { name: 'at', type: AttributeType.NUMBER } });
  imported = Table.fromTableName(stack, 'Imported', 'orders');
  handler = newFunction(stack);
  gateway = new RestGateway(stack, 'Orders');
});

const health = (): IRestIntegration => new MockResponse({ body: { status: 'ok' } });
const made = (props: RestGatewayProps) => new RestGateway(stack, 'Made', props);
const plain = (integration: IRestIntegration & { toRestIntegration: SqsSendMessage['toRestIntegration'] }, path = 'orders') =>
  new RestApi(stack, 'Plain').root.resourceForPath(path).addMethod('POST', integration.toRestIntegration());

function fails(cases: Case[]): void {
  test.each(cases)('%s', (_name, code, message) => {
    expect(code).toThrow(new Error(message));
  });
}

describe('malformed route keys', () => {
  const segment = (text: string, key: string) => `segment '${text}' of route key '${key}' has a character that API Gateway refuses; use letters, digits and . _ - : $ [at Shop/Orders]`;
  const mixed = (text: string, key: string) => `segment '${text}' of route key '${key}' mixes text and a path variable; a variable is a whole segment such as '{id}' or '{proxy+}' [at Shop/Orders]`;
  const malformed = (key: string) => `malformed route key '${key}'; write a method and a path such as 'POST /orders/{id}' [at Shop/Orders]`;
  const unknown = (method: string) => `unknown method '${method}' in route key '${method} /a'; write one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY [at Shop/Orders]`;
  const empty = (key: string) => `empty path segment in route key '${key}'; write the path without '//' and without a '/' at its end [at Shop/Orders]`;

  test.each([
    ['', malformed('')],
    ['orders', malformed('orders')],
    ['GET', malformed('GET')],
    ['/orders', malformed('/orders')],
    ['GET orders', malformed('GET orders')],
    ['GET  /orders', malformed('GET  /orders')],
    ['GET /orders ', malformed('GET /orders ')],
    ['GET /my orders', malformed('GET /my orders')],
    ['GET https://shop.example/orders', malformed('GET https://shop.example/orders')],
    ['get /a', "unknown method 'get' in route key 'get /a'; write 'GET /a' [at Shop/Orders]"],
    ['FETCH /a', unknown('FETCH')],
    ['* /a', unknown('*')],
    ['GET,POST /a', unknown('GET,POST')],
    ['GET /a//b', empty('GET /a//b')],
    ['GET /a/', empty('GET /a/')],
    ['GET /a?x=1', segment('a?x=1', 'GET /a?x=1')],
    ['GET /*', segment('*', 'GET /*')],
    ['GET /caf\u00e9', segment('caf\u00e9', 'GET /caf\u00e9')],
    ['GET /a%20b', segment('a%20b', 'GET /a%20b')],
    ['GET /<id>', segment('<id>', 'GET /<id>')],
    ['GET /{id', mixed('{id', 'GET /{id')],
    ['GET /{}', mixed('{}', 'GET /{}')],
    ['GET /order-{id}', mixed('order-{id}', 'GET /order-{id}')],
    ['GET /{id}.json', mixed('{id}.json', 'GET /{id}.json')],
    ['GET /{proxy*}', mixed('{proxy*}', 'GET /{proxy*}')],
    ['GET /{proxy+}/a', "greedy path variable '{proxy+}' must be the last segment, got 'GET /{proxy+}/a'; write '{proxy}' in the middle of a path [at Shop/Orders]"],
    ['GET /{id}/{id}', "route key 'GET /{id}/{id}' has the path variable 'id' twice; give each variable a name of its own [at Shop/Orders]"],
    ['$default', "route key '$default' belongs to HTTP and WebSocket APIs; write 'ANY /{proxy+}', and 'ANY /' for the root, on a REST API [at Shop/Orders]"],
  ])("'%s'", (routeKey, message) => {
    expect(() => gateway.addRoute(routeKey, health())).toThrow(new Error(message));
  });

  fails([
    ['in routes', () => made({ routes: { orders: { integration: health() } } }),
      "malformed route key 'orders'; write a method and a path such as 'POST /orders/{id}' [at Shop/Made]"],
  ]);
});

describe('routes that cannot live together', () => {
  const second = (first: string, key: string) => () => {
    gateway.addRoute(first, health());
    gateway.addRoute(key, health());
  };

  fails([
    ['a route twice', second('GET /a', 'GET /a'),
      "'GET /a' is a route of this API already; a route key has one integration, so leave one of the two out [at Shop/Orders]"],
    ['two path variables', second('GET /a/{id}', 'POST /a/{orderId}'),
      "path '/a/{orderId}' conflicts with its sibling '{id}': API Gateway allows one path variable below '/a'; write '{id}' here too, or put a fixed segment before one of them [at Shop/Orders]"],
    ['two path variables higher up', second('GET /a/{id}/lines', 'GET /a/{orderId}/notes'),
      "path '/a/{orderId}' conflicts with its sibling '{id}': API Gateway allows one path variable below '/a'; write '{id}' here too, or put a fixed segment before one of them [at Shop/Orders]"],
    ['a path variable and a greedy one', second('GET /{id}', 'ANY /{proxy+}'),
      "path '/{proxy+}' conflicts with its sibling '{id}': API Gateway allows one path variable below '/'; write '{id}' here too, or put a fixed segment before one of them [at Shop/Orders]"],
  ]);
});

describe('values of a request that cannot be', () => {
  fails([
    ['path in braces', () => RequestValue.path('{id}'), "RequestValue.path() takes the name of a path variable without braces, like id, got '{id}'"],
    ['path with a plus', () => RequestValue.path('proxy+'), "RequestValue.path() takes the name of a path variable without braces, like id, got 'proxy+'"],
    ['query without a name', () => RequestValue.query(''), "RequestValue.query() takes the name of a query parameter, like limit, got ''"],
    ['header with a space', () => RequestValue.header('X Tenant'), "RequestValue.header() takes the name of a header, like X-Tenant, got 'X Tenant'"],
    ['context with its dollar', () => RequestValue.context('$context.stage'),
      "RequestValue.context() takes the name of a context variable without $context, like identity.sourceIp, got '$context.stage'"],
    ['stage variable with a hyphen', () => RequestValue.stageVariable('table-name'),
      "RequestValue.stageVariable() takes letters, digits and underscores, like tableName, got 'table-name'"],
    ['body as JSONPath', () => RequestValue.body('$.order.id'),
      'a body path is member names and indexes without $ and wildcards, like order.items[0].id or ["a name"], got \'$.order.id\''],
    ['body with a wildcard', () => RequestValue.body('items[*].sku'),
      'a body path is member names and indexes without $ and wildcards, like order.items[0].id or ["a name"], got \'items[*].sku\''],
    ['body without a path', () => RequestValue.body(''), "RequestValue.body() needs a path like order.id, got ''; use RequestValue.wholeBody() for all of the body"],
    ['join of nothing', () => RequestValue.join([]), "RequestValue.join() needs at least one value, got none; write for instance RequestValue.join([RequestValue.path('id')])"],
    ['join of what may be missing', () => RequestValue.join([RequestValue.query('tenant').optional()]),
      "the parts of RequestValue.join() must be there, got RequestValue.query('tenant').optional(); apply optional() or or() to the joined value instead"],
    ['number that is none', () => JsonTemplate.number(RequestValue.query('limit').or('many')),
      "RequestValue.query('limit').or('many') must be a number such as '12.5' here, got 'many'"],
    ['boolean that is none', () => JsonTemplate.boolean(RequestValue.literal('yes')), "RequestValue.literal('yes') must be 'true' or 'false' here, got 'yes'"],
    ['binary that is none', () => DynamoDbAttribute.binary(RequestValue.literal('a b')), "RequestValue.literal('a b') must be base64 with its padding such as 'aGk=' here, got 'a b'"],
    ['JSON from a text', () => JsonTemplate.json(RequestValue.query('filter')),
      "only the body holds JSON, got RequestValue.query('filter'); use RequestValue.body() or RequestValue.wholeBody()"],
    ['set from a text', () => DynamoDbAttribute.stringSet(RequestValue.header('X-Tags')),
      "only the body holds JSON, got RequestValue.header('X-Tags'); use RequestValue.body() or RequestValue.wholeBody()"],
    ['element without a member', () => ElementValue.member(''), "ElementValue.member() needs a path like customer.id, got ''; use ElementValue.whole() for all of the element"],
  ]);
});

describe('path variables that a route does not have', () => {
  const id = RequestValue.path('id');
  const unknown = (key: string, has: string, path = 'Shop/Orders') => `RequestValue.path('id') names no path variable of '${key}', the route has ${has}; write {id} into the route key [at ${path}]`;

  fails([
    ['in a message', () => gateway.addRoute('POST /a/{orderId}', new SqsSendMessage(queue, { messageBody: id })), unknown('POST /a/{orderId}', 'orderId')],
    ['in a key', () => gateway.addRoute('GET /a', new DynamoDbDeleteItem(imported, { key: { id } })), unknown('GET /a', 'none')],
    ['in a joined value', () => gateway.addRoute('GET /a/{x}', new DynamoDbGetItem(imported, { key: { id: RequestValue.join([RequestValue.literal('USER'), id], '#') } })),
      unknown('GET /a/{x}', 'x')],
    ['in a form', () => gateway.addRoute('POST /a', new SnsPublish(fifoTopic, { groupId: id })), unknown('POST /a', 'none')],
    ['in an event', () => gateway.addRoute('POST /a', new LambdaCustom(handler, { event: JsonTemplate.string(id) })), unknown('POST /a', 'none')],
    ['in a URL', () => gateway.addRoute('GET /a', new HttpProxy('https://shop.example/{id}', { path: { id } })), unknown('GET /a', 'none')],
    ['in a body', () => gateway.addRoute('POST /a', new HttpCustom('https://shop.example/', { body: JsonTemplate.string(id) })), unknown('POST /a', 'none')],
    ['in an answer', () => gateway.addRoute('GET /a', new MockResponse({ bodyTemplate: JsonTemplate.string(id) })), unknown('GET /a', 'none')],
    ['on a plain API', () => plain(new SqsSendMessage(queue, { messageBody: id })), unknown('POST /orders', 'none', 'Shop/Plain')],
    ['by the placeholder of a URL', () => gateway.addRoute('GET /a/{orderId}', new HttpProxy('https://shop.example/{id}')),
      "the placeholder {id} of 'https://shop.example/{id}' is no path variable of 'GET /a/{orderId}'; say in 'path' where its value comes from [at Shop/Orders]"],
  ]);
});

describe('FIFO queues and topics without a group', () => {
  const groupOf = (what: string, path: string) => `'groupId' must be given for a FIFO ${what}, got none; write for instance `
    + `${what === 'queue' ? "RequestValue.context('identity.sourceIp')" : "RequestValue.body('customerId')"} or RequestValue.literal('all') [at ${path}]`;

  fails([
    ['a queue', () => new SqsSendMessage(fifo), groupOf('queue', 'Shop/Fifo')],
    ['an imported queue', () => new SqsSendMessage(Queue.fromQueueArn(stack, 'Jobs', 'arn:aws:sqs:eu-central-1:123456789012:jobs.fifo')), groupOf('queue', 'Shop/Jobs')],
    ['a batch', () => new SqsSendMessageBatch(fifo), groupOf('queue', 'Shop/Fifo')],
    ['a topic', () => new SnsPublish(fifoTopic), groupOf('topic', 'Shop/FifoTopic')],
    ['a standard queue with a deduplication id', () => new SqsSendMessage(queue, { deduplicationId: RequestValue.header('Idempotency-Key') }),
      "'deduplicationId' is for FIFO queues: leave it out, or make the queue FIFO [at Shop/Queue]"],
  ]);
});

describe('keys of a table', () => {
  const id = RequestValue.path('id');
  const at = RequestValue.path('at');
  const lacks = "'key' lacks the key attribute 'at', got 'id'; give 'id' (S) and 'at' (N) [at Shop/Table]";

  fails([
    ['a missing attribute', () => new DynamoDbGetItem(table, { key: { id } }), lacks],
    ['a missing attribute of a delete', () => new DynamoDbDeleteItem(table, { key: { id } }), lacks],
    ['a missing attribute of an update', () => new DynamoDbUpdateItem(table, { key: { id }, remove: ['note'] }), lacks],
    ['no attribute', () => new DynamoDbGetItem(table, { key: {} }), "'key' lacks the key attribute 'id', got none; give 'id' (S) and 'at' (N) [at Shop/Table]"],
    ['a misspelled attribute', () => new DynamoDbGetItem(table, { key: { ID: id, at } }), "'key' names 'ID', which is no attribute of it; write 'id' (S) and 'at' (N) [at Shop/Table]"],
    ['a constant of another type', () => new DynamoDbGetItem(table, { key: { id, at: RequestValue.literal('today') } }),
      "'at' of 'key' is of type N, got 'today'; write a number such as '12.5' [at Shop/Table]"],
    ['a fallback of another type', () => new DynamoDbGetItem(table, { key: { id, at: RequestValue.query('at').or('now') } }),
      "'at' of 'key' is of type N, got 'now'; write a number such as '12.5' [at Shop/Table]"],
    ['a sort key of another type', () => new DynamoDbQuery(table, { partitionKey: { id }, sortKey: { at: DynamoDbSortKey.lessThan(RequestValue.literal('now')) } }),
      "'at' of 'sortKey' is of type N, got 'now'; write a number such as '12.5' [at Shop/Table]"],
    ['the beginning of a number', () => new DynamoDbQuery(table, { partitionKey: { id }, sortKey: { at: DynamoDbSortKey.beginsWith(at) } }),
      "beginsWith() is for text and binary, but 'at' is a number: use between() [at Shop/Table]"],
    ['a type that the table contradicts', () => new DynamoDbGetItem(table, { key: { id, at }, keyTypes: { at: AttributeType.STRING } }),
      "'keyTypes' says that 'at' is S, but the table says N: leave it out [at Shop/Table]"],
    ['a type of no key attribute', () => new DynamoDbGetItem(table, { key: { id, at }, keyTypes: { note: AttributeType.STRING } }),
      "'keyTypes' has 'note', which is no key attribute of the table: leave it out [at Shop/Table]"],
    ['a value that may be missing', () => new DynamoDbGetItem(table, { key: { id, at: at.optional() } }),
      "'key' must be there, so 'at' cannot be optional(): leave that out, or use or() [at Shop/Table]"],
    ['no attribute of an imported table', () => new DynamoDbGetItem(imported, { key: {} }),
      "'key' must be a partition key and perhaps a sort key, got 0 attributes; write for instance { id: RequestValue.path('id') } [at Shop/Imported]"],
    ['a constant of another type on an imported table', () => new DynamoDbGetItem(imported, { key: { id: RequestValue.literal('x') }, keyTypes: { id: AttributeType.NUMBER } }),
      "'id' of 'key' is of type N, got 'x'; write a number such as '12.5' [at Shop/Imported]"],
    ['pages of an imported table', () => new DynamoDbQuery(imported, { partitionKey: { id } }),
      "an imported table does not tell its keys: give 'keyTypes' with the key attributes of the table, and of the index if one is read [at Shop/Imported]"],
    ['no partition key', () => new DynamoDbQuery(table, { partitionKey: {} }),
      "'partitionKey' must name the partition key, got none; write for instance { id: RequestValue.path('id') }, or use DynamoDbScan for all items [at Shop/Table]"],
    ['an unknown index', () => new DynamoDbQuery(table, { indexName: 'byCustomer', partitionKey: { id } }),
      "the table has no index 'byCustomer', it has none: add the index before the route [at Shop/Table]"],
    ['a limit that is none', () => new DynamoDbQuery(table, { partitionKey: { id }, limit: RequestValue.query('limit').or('all') }),
      "'limit' must be a whole number from 1 to 100, got 'all' [at Shop/Table]"],
  ]);
});

describe('timeouts out of range', () => {
  const sending = (timeout: Duration) => new SqsSendMessage(queue, { timeout });

  fails([
    ['too short', () => gateway.addRoute('POST /a', sending(Duration.millis(49))), "'timeout' must be 50 ms to 29 seconds on a REST API, got 49 ms [at Shop/Orders]"],
    ['too short for a function', () => gateway.addRoute('POST /a', new LambdaProxy(handler, { timeout: Duration.millis(0) })),
      "'timeout' must be 50 ms to 29 seconds on a REST API, got 0 ms [at Shop/Orders]"],
    ['too short on a plain API', () => plain(sending(Duration.millis(49))), "'timeout' must be 50 ms to 29 seconds on a REST API, got 49 ms [at Shop/Plain/Default/orders/POST]"],
    ['too long at the edge', () => made({ endpoint: Endpoint.edge() }).addRoute('POST /a', sending(Duration.seconds(30))),
      "'timeout' must be 50 ms to 29 seconds on an edge-optimized API, got 30000 ms [at Shop/Made]"],
    ['too long for a stream', () => gateway.addRoute('GET /a', new LambdaProxy(handler, { responseStreaming: true, timeout: Duration.minutes(16) })),
      "'timeout' must be 50 ms to 15 minutes on a streamed response, got 960000 ms [at Shop/Orders]"],
  ]);

  test('more than AWS allows before it is asked, which is a warning', () => {
    gateway.addRoute('POST /a', sending(Duration.seconds(30)));

    Annotations.fromStack(stack).hasWarning('/Shop/Orders', "'timeout': 30000 ms are more than the 29000 that AWS allows before it is asked to raise the quota; "
      + `ask AWS to raise it, stream the response, or answer at once and work on (${QUOTAS}) [ack: cdk-apigateway-patterns:maxTimeoutMillis]`);
  });
});

describe('templates that are too long', () => {
  const tooLong = (key: string, bytes: number, path = 'Shop/Orders') =>
    `mapping template of '${key}' must be at most 307200 bytes, got ${bytes}; move long texts into a bucket, work into a function (${QUOTAS}) [at ${path}]`;

  fails([
    ['an answer', () => gateway.addRoute('GET /a', new MockResponse({ body: { text: LONG } })), tooLong('GET /a', 310_011)],
    ['an answer of many bytes a character', () => gateway.addRoute('GET /a', new MockResponse({ body: { text: '\u20ac'.repeat(110_000) } })), tooLong('GET /a', 330_011)],
    ['a request', () => gateway.addRoute('POST /a', new HttpCustom('https://shop.example/', { body: JsonTemplate.literal(LONG) })), tooLong('POST /a', 310_002)],
    ['on a plain API', () => plain(new MockResponse({ body: { text: LONG } })), tooLong('POST /orders', 310_011, 'Shop/Plain/Default/orders/POST')],
  ]);
});

describe('origins', () => {
  const credentials = (option: string) => `'${option}' must be listed one by one with 'allowCredentials', got '*'; browsers refuse '*' for requests with credentials`;
  const wrong = (origin: string, advice: string) => `'allowOrigins' must hold '*' or origins such as 'https://shop.example:8443', got '${origin}'; ${advice} [at Shop/Made]`;
  const origin = (text: string) => () => made({ cors: { allowOrigins: [text] } });

  fails([
    ['every origin with credentials', () => made({ cors: { allowOrigins: ['*'], allowCredentials: true } }), `${credentials('allowOrigins')} [at Shop/Made]`],
    ['every header with credentials', () => made({ cors: { allowOrigins: ['https://shop.example'], allowHeaders: ['*'], allowCredentials: true } }),
      `${credentials('allowHeaders')} [at Shop/Made]`],
    ['every origin with credentials on an API that is there', () => RestGateway.fromRestApi(stack, 'Onto', new RestApi(stack, 'Plain'), { cors: { allowOrigins: ['*'], allowCredentials: true } }),
      `${credentials('allowOrigins')} [at Shop/Onto]`],
    ['every origin with credentials for a backend', () => CorsHeaders.forOrigin({ allowOrigins: ['*'], allowCredentials: true }, 'https://shop.example'), credentials('allowOrigins')],
    ['every origin and one', () => made({ cors: { allowOrigins: ['*', 'https://shop.example'] } }),
      "'allowOrigins' must be '*' alone or origins without it, got *, https://shop.example [at Shop/Made]"],
    ['no origin', () => made({ cors: { allowOrigins: [] } }),
      "'allowOrigins' must name an origin, got none; write for instance ['https://shop.example'], or leave 'cors' out [at Shop/Made]"],
    ['a wildcard inside', origin('https://*.shop.example'), wrong('https://*.shop.example', 'list each origin, wildcards inside one match nothing')],
    ['a closing slash', origin('https://shop.example/'), wrong('https://shop.example/', 'write scheme://host[:port] in lower case, without a path or a closing slash')],
    ['no scheme', origin('shop.example'), wrong('shop.example', 'write scheme://host[:port] in lower case, without a path or a closing slash')],
    ["the scheme's own port", origin('https://shop.example:443'), wrong('https://shop.example:443', "leave ':443' out, browsers never send the scheme's own port")],
    ['null', origin('null'), wrong('null', "list the page's own origin, every sandboxed page has the origin null")],
  ]);
});

describe('what must be said', () => {
  const open = "'reason' must say why everybody may call the route, got none; write for instance Auth.open({ reason: 'load balancer probe' }), or use Auth.iam()";

  fails([
    ['endpoints of a private API', () => Endpoint.private({ vpcEndpoints: [] }),
      "'vpcEndpoints' of Endpoint.private() must name at least one interface endpoint, got none; "
      + 'add one to the VPC with vpc.addInterfaceEndpoint() and InterfaceVpcEndpointAwsService.APIGATEWAY'],
    ['the reason of an open route', () => Auth.open({ reason: '' }), open],
    ['the reason of an open route, not blanks', () => Auth.open({ reason: ' \n' }), open],
    ['the reason for no access log', () => AccessLog.none({ reason: '' }),
      "'reason' must say why the API needs no access log, got none; write for instance AccessLog.none({ reason: 'load test' }), or use AccessLog.toLogGroup()"],
    ['the reason for a backend without TLS', () => new HttpProxy('http://legacy.example/'),
      "the backend 'http://legacy.example/' would be called without TLS; write https://, or say why in 'insecureReason'"],
  ]);

  test('a route', () => {
    expect(() => Template.fromStack(stack)).toThrow("[Shop/Orders] the API has no route, and API Gateway deploys none without; add one with addRoute('GET /', \u2026)");
  });
});

describe('an integration of two APIs simply works', () => {
  test.each([
    ['a queue', () => new SqsSendMessage(queue), 'sqs:SendMessage'],
    ['a table', () => new DynamoDbGetItem(imported, { key: { id: RequestValue.body('id') } }), 'dynamodb:GetItem'],
  ])('%s', (_what, integration, action) => {
    const shared = integration();
    gateway.addRoute('POST /orders', shared);
    made({}).addRoute('POST /orders', shared);
    plain(shared);

    const template = Template.fromStack(stack);
    template.resourcePropertiesCountIs('AWS::ApiGateway::Method', { HttpMethod: 'POST', Integration: Match.objectLike({ Type: 'AWS' }) }, 3);
    template.resourcePropertiesCountIs('AWS::IAM::Policy', { PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: action })] }) }, 3);
  });

  test('a function', () => {
    const shared = new LambdaProxy(handler);
    gateway.addRoute('POST /orders', shared);
    made({}).addRoute('POST /orders', shared);

    Template.fromStack(stack).resourcePropertiesCountIs('AWS::Lambda::Permission', { Principal: 'apigateway.amazonaws.com' }, 2);
  });
});

describe('settings of the stage and the API', () => {
  const variables = (stageVariables: { [name: string]: string }) => () => made({ stageVariables });

  fails([
    ['a negative rate', () => made({ throttlingRateLimit: -1 }), "'throttlingRateLimit' must be 0 requests or more, got -1 [at Shop/Made]"],
    ['a negative burst', () => made({ throttlingBurstLimit: -5 }), "'throttlingBurstLimit' must be 0 requests or more, got -5 [at Shop/Made]"],
    ['the name of a stage variable', variables({ 'a-b': 'x' }), "the name of a stage variable must be letters, digits and underscores, got 'a-b' [at Shop/Made]"],
    ['the value of a stage variable', variables({ host: 'x y' }),
      "the value of stage variable 'host' must be letters, digits and any of -._~:/?#&=, got 'x y'; encode other characters [at Shop/Made]"],
    ['a long value of a stage variable', variables({ host: 'x'.repeat(513) }),
      `the value of stage variable 'host' must be at most 512 characters, got 513; shorten it (${QUOTAS}) [at Shop/Made]`],
    ['compression of more than an answer holds', () => made({ minimumCompressionSize: Size.mebibytes(11) }),
      "'minimumCompressionSize' must be at most 10485760 bytes, got 11534336; leave it out to compress nothing "
      + '(https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-enable-compression.html) [at Shop/Made]'],
    ['an operation named twice', () => {
      gateway.addRoute('GET /a', health(), { operationName: 'get' });
      gateway.addRoute('GET /b', health(), { operationName: 'get' });
    }, "'operationName' must be unique within an API, got 'get' for 'GET /b' and 'GET /a'; name one of them otherwise [at Shop/Orders]"],
  ]);

  test.each([['throttlingRateLimit', { throttlingRateLimit: 10_001 }], ['throttlingBurstLimit', { throttlingBurstLimit: 5_001 }]])(
    'more than an account has brings a warning: %s', (prop, props) => {
      for (const api of [gateway, made(props)]) api.addRoute('GET /', health());
      Annotations.fromStack(stack).hasWarning('/Shop/Made', Match.stringLikeRegexp(`'${prop}': .* more than the .* that AWS allows`));
    });
});

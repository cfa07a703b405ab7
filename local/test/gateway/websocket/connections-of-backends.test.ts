import { spawnSync } from 'node:child_process';
import { LocalGateway, type InvokeAnswer, type LocalGatewayOptions } from '../../../src';
import { json, lambda, service } from '../../fixtures/gateways';
import { restTemplate } from '../../fixtures/rest-template';
import { webSocketTemplate } from '../../fixtures/websocket-template';

/*
 * What functions that answer clients look like: the SDK is told the endpoint that an event, or the environment, names.
 */
const CODE = `
const { ApiGatewayManagementApiClient, DeleteConnectionCommand, GetConnectionCommand, PostToConnectionCommand } = require('@aws-sdk/client-apigatewaymanagementapi');
const COMMANDS = { POST: PostToConnectionCommand, GET: GetConnectionCommand, DELETE: DeleteConnectionCommand };
exports.handler = async ({ body }) => {
  const { connectionId, data, endpoint = process.env.ENDPOINT, method = 'POST' } = JSON.parse(body);
  const client = new ApiGatewayManagementApiClient({ endpoint });
  const outcome = await client.send(new COMMANDS[method]({ ConnectionId: connectionId, Data: data }))
    .catch(({ name, $metadata }) => ({ name, status: $metadata.httpStatusCode }));
  return { body: JSON.stringify(outcome) };
};
`;

const PYTHON_CODE = `
import boto3, json, os

def handler(event, _context):
    call = json.loads(event["body"])
    client = boto3.client("apigatewaymanagementapi", endpoint_url=call.get("endpoint", os.environ["ENDPOINT"]))
    try:
        client.post_to_connection(ConnectionId=call["connectionId"], Data=call["data"].encode())
        return {"body": "{}"}
    except client.exceptions.GoneException as error:
        return {"body": json.dumps({"name": "GoneException", "status": error.response["ResponseMetadata"]["HTTPStatusCode"]})}
`;

function handlerOf(code: string, runtime: string) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'handler',
      Runtime: runtime,
      Handler: 'index.handler',
      Code: { ZipFile: code },
      Timeout: 20,
      Environment: { Variables: { ENDPOINT: { 'Fn::Sub': 'https://${Chat}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live' } } },
    },
  };
}

const NODE = handlerOf(CODE, 'nodejs22.x');
const PYTHON = handlerOf(PYTHON_CODE, 'python3.13');
const HAS_BOTO3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;

const DOMAIN = {
  Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'chat.example.com' } },
  Mapping: { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: { ApiId: { Ref: 'Chat' }, DomainName: { Ref: 'Domain' }, Stage: 'live', ApiMappingKey: 'talk' } },
};

const open: LocalGateway[] = [];

afterEach(() => Promise.all(open.splice(0).map((gateway) => gateway.close())));

/** A gateway over the WebSocket API `Chat`, beside a REST API whose backends reach its clients. */
function gatewayOf(options: LocalGatewayOptions = {}, handler = NODE): LocalGateway {
  const chat = JSON.stringify(webSocketTemplate([])).replaceAll('"Api"', '"Chat"').replaceAll('"Stage":', '"ChatStage":');
  const uri = { 'Fn::Sub': 'arn:aws:apigateway:us-east-1:${Chat}.execute-api:path/live/@connections/{connectionId}' };
  const posting = { ...service('', { RequestParameters: { 'integration.request.path.connectionId': 'method.request.path.id' } }), Uri: uri };
  const rest = restTemplate([
    { path: '/function', method: 'POST', integration: lambda('AWS_PROXY') },
    { path: '/direct/{id}', method: 'POST', integration: { ...posting, IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '410', SelectionPattern: '410' }] } },
  ], { resources: { Handler: handler, ...DOMAIN } });
  const { Resources } = JSON.parse(chat) as { Resources: Record<string, object> };
  const gateway = LocalGateway.fromTemplate({ Resources: { ...rest.Resources, ...Resources } }, { api: 'Chat', onFunctionLog: () => undefined, ...options });
  open.push(gateway);
  return gateway;
}

function restHost(gateway: LocalGateway): string {
  const rest = LocalGateway.fromTemplate(restTemplate([]), {});
  open.push(rest);
  return gateway.host.replace(/^[^.]+/, rest.host.split('.')[0]);
}

function call(gateway: LocalGateway, path: string, body: unknown): Promise<InvokeAnswer> {
  return gateway.invoke({ host: restHost(gateway), method: 'POST', path: `/prod${path}`, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

describe('a function with the SDK', () => {
  test('sends to a client by the endpoint of the stage', async () => {
    const gateway = gatewayOf();
    const client = await gateway.connect();
    await call(gateway, '/function', { connectionId: client.connectionId, data: 'hellö' });
    expect(await client.receive()).toBe('hellö');
  }, 30_000);

  test('sends to a client by a custom domain', async () => {
    const gateway = gatewayOf();
    const client = await gateway.connect({ host: 'chat.example.com', path: '/talk' });
    await call(gateway, '/function', { connectionId: client.connectionId, data: 'hello', endpoint: 'https://chat.example.com/talk' });
    expect(await client.receive()).toBe('hello');
  }, 30_000);

  test('asks about a client and disconnects it', async () => {
    const gateway = gatewayOf();
    const client = await gateway.connect({ headers: { 'User-Agent': 'cat' } });
    expect(json(await call(gateway, '/function', { connectionId: client.connectionId, method: 'GET' }))).toMatchObject({
      ConnectedAt: expect.any(String), LastActiveAt: expect.any(String), Identity: { SourceIp: '127.0.0.1', UserAgent: 'cat' },
    });
    await call(gateway, '/function', { connectionId: client.connectionId, method: 'DELETE' });
    expect(await client.closed).toMatchObject({ code: 1000 });
    expect(json(await call(gateway, '/function', { connectionId: client.connectionId, data: 'x' }))).toEqual({ name: 'GoneException', status: 410 });
  }, 30_000);

  test('counts as signed', async () => {
    const gateway = gatewayOf({ iam: 'SIGNED' });
    const client = await gateway.connect();
    await call(gateway, '/function', { connectionId: client.connectionId, data: 'hello' });
    expect(await client.receive()).toBe('hello');
  }, 30_000);

  test('may send 128 KB, and no more', async () => {
    const gateway = gatewayOf();
    const client = await gateway.connect();
    await call(gateway, '/function', { connectionId: client.connectionId, data: 'x'.repeat(128 * 1024) });
    expect(await client.receive()).toHaveLength(128 * 1024);
    const answer = await call(gateway, '/function', { connectionId: client.connectionId, data: 'x'.repeat(128 * 1024 + 1) });
    expect(json(answer)).toEqual({ name: 'PayloadTooLargeException', status: 413 });
  }, 30_000);
});

(HAS_BOTO3 ? describe : describe.skip)('a function with boto3', () => {
  test.each(['https://chat.example.com/talk', undefined])('sends to a client by %s', async (endpoint) => {
    const gateway = gatewayOf({}, PYTHON);
    const client = await gateway.connect();
    await call(gateway, '/function', { connectionId: client.connectionId, data: 'hellö', endpoint });
    expect(await client.receive()).toBe('hellö');
    await client.close();
    expect(json(await call(gateway, '/function', { connectionId: client.connectionId, data: 'x', endpoint }))).toEqual({ name: 'GoneException', status: 410 });
  }, 30_000);
});

describe('an integration of another API', () => {
  test('sends to a client', async () => {
    const gateway = gatewayOf({ iam: 'SIGNED' });
    const client = await gateway.connect();
    expect((await call(gateway, `/direct/${encodeURIComponent(client.connectionId)}`, '{"a":1}')).status).toBe(200);
    expect(await client.receive()).toBe('{"a":1}');
    await client.close();
    expect((await call(gateway, `/direct/${encodeURIComponent(client.connectionId)}`, '{"a":1}')).status).toBe(410);
    expect(gateway.calls.map(({ kind, method, service: name }) => [kind, name, method])).toEqual([['aws', 'execute-api', 'POST'], ['aws', 'execute-api', 'POST']]);
  });

  test('may be answered by a stub instead', async () => {
    const gateway = gatewayOf({ stubs: { 'execute-api': { status: 410 } } });
    const client = await gateway.connect();
    expect((await call(gateway, `/direct/${encodeURIComponent(client.connectionId)}`, '{}')).status).toBe(410);
  });
});

import { DynamoDbGetItem, HttpGateway, RequestValue, ThroughFunction } from 'cdk-apigateway-patterns';
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { httpEvent, plansIn } from '../../test/handlers/through-function/support';

const BUNDLE = path.join(__dirname, '..', '..', 'assets', 'handlers', 'through-function', 'index', 'nodejs', 'node_modules', 'cdk-apigateway-through-function');
const PROGRAM = path.join(__dirname, 'process.cjs');
const ROUTE_KEY = 'GET /orders/{id}';
const ITEM = { Item: { id: { S: 'a' }, lines: { L: Array.from({ length: 20 }, (_, sku) => ({ M: { sku: { S: `s${sku}` }, price: { N: '1.5' } } })) } } };
const ROUNDS = 5;

/**
 * What a function costs that stands between an HTTP API and a service.
 */
export interface ThroughRow {
  readonly route: string;

  /**
   * Size of the program, as Lambda unpacks it.
   */
  readonly bundleKilobytes: number;

  /**
   * From the beginning of a new process's program to its first answer, without the start of Node itself; median of five.
   */
  readonly firstMs: number;

  /**
   * From event to answer afterwards, with a service that answers at once on this machine; median of 500.
   */
  readonly nextMs: number;
}

export async function throughRows(): Promise<ThroughRow[]> {
  const service = await listen();
  try {
    const input = JSON.stringify([BUNDLE, plans(), httpEvent(ROUTE_KEY, { path: '/orders/a' })]);
    const rounds: Array<Pick<ThroughRow, 'firstMs' | 'nextMs'>> = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await timesOfProcess(input, service));
    const [median] = rounds.sort((left, right) => left.firstMs - right.firstMs).slice(Math.floor(ROUNDS / 2));
    return [{ route: ROUTE_KEY, bundleKilobytes: Math.round(fs.statSync(path.join(BUNDLE, 'index.js')).size / 1024), ...median }];
  } finally {
    service.close();
    service.closeAllConnections();
  }
}

function plans(): object {
  const stack = new Stack(new App(), 'Shop');
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  new HttpGateway(stack, 'Api').addRoute(ROUTE_KEY, new ThroughFunction(new DynamoDbGetItem(table, { key: { id: RequestValue.path('id') } })));
  return plansIn(stack);
}

async function listen(): Promise<Server> {
  const server = createServer((message, response) => {
    message.resume();
    response.end(JSON.stringify(ITEM));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function timesOfProcess(input: string, service: Server): Promise<Pick<ThroughRow, 'firstMs' | 'nextMs'>> {
  const { port } = service.address() as AddressInfo;
  const env = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c' };
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, input], { env });
  return JSON.parse(stdout);
}

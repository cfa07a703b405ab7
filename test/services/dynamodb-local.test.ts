import { Template } from 'aws-cdk-lib/assertions';
import { DynamoDbLocal } from './dynamodb-local/dynamodb-local';
import { OrdersStack } from './dynamodb-local/orders-stack';
import { randomItems } from './dynamodb-local/random-items';
import { endpointBackend, LocalGateway } from '../../local/src';
import { ATTACKS, isWellFormed } from '../support/attacks';

const START_TIMEOUT_MS = 180_000;

const unavailable = DynamoDbLocal.unavailable();
if (unavailable) process.stderr.write(`DynamoDB Local is not tested: ${unavailable}\n`);

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Page {
  readonly items: { readonly [attribute: string]: unknown }[];
  readonly nextToken?: string;
}

(unavailable ? describe.skip : describe)('on DynamoDB Local', () => {
  let server: DynamoDbLocal;
  let gateway: LocalGateway;

  beforeAll(async () => {
    server = await DynamoDbLocal.start();
    const stack = new OrdersStack();
    await server.createTables(Template.fromStack(stack).toJSON() as Parameters<DynamoDbLocal['createTables']>[0]);
    gateway = LocalGateway.fromStack(stack, { backend: endpointBackend({ dynamodb: server.endpoint }) });
  }, START_TIMEOUT_MS);

  afterAll(() => server?.stop());

  async function send(method: string, path: string, query: { [name: string]: string } = {}, body?: unknown): Promise<Answer> {
    const answer = await gateway.invoke({ method, path, query, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = answer.body.toString();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async function stored(table: string, key: object): Promise<unknown> {
    return (await server.call('GetItem', { TableName: table, Key: key })).Item;
  }

  /** Reads all pages, and checks that each but the last is as long as it was asked to be. */
  async function pages(path: string, limit: number, query: { [name: string]: string } = {}): Promise<Page['items']> {
    const items: Page['items'] = [];
    for (let nextToken: string | undefined = ''; nextToken !== undefined;) {
      const { status, body } = await send('GET', path, { ...query, limit: String(limit), ...(nextToken && { nextToken }) });
      expect(status).toBe(200);
      const page = body as Page;
      if (page.nextToken) expect(page.items).toHaveLength(limit);
      items.push(...page.items);
      nextToken = page.nextToken;
    }
    return items;
  }

  describe('keys', () => {
    test.each([
      ['text', 'a key', { S: 'a key' }, 'a key'],
      ['number', '12345678901234567890', { N: '12345678901234567890' }, 12345678901234567890],
      ['number', '-1.5', { N: '-1.5' }, -1.5],
      ['binary', 'AAEC/+8=', { B: 'AAEC/+8=' }, 'AAEC/+8='],
    ])('%s %s', async (table, key, typed, plain) => {
      expect(await send('GET', `/${table}`, { key })).toMatchObject({ status: 404, body: { message: 'Not Found' } });
      expect((await send('PUT', `/${table}`, { key }, { value: 1 })).status).toBe(201);
      expect(await stored(table, { key: typed })).toEqual({ key: typed, value: { N: '1' } });
      expect((await send('PUT', `/${table}`, { key }, { value: 2 })).status).toBe(200);
      expect(await send('GET', `/${table}`, { key })).toEqual({ status: 200, body: { key: plain, value: 2 } });
      expect(await send('PATCH', `/${table}`, { key }, { value: [true] })).toEqual({ status: 200, body: { key: plain, value: [true] } });
      expect(await send('DELETE', `/${table}`, { key })).toEqual({ status: 204, body: undefined });
      expect(await stored(table, { key: typed })).toBeUndefined();
      expect((await send('DELETE', `/${table}`, { key })).status).toBe(204);
    });

    test.each(['x', '1x', 'NaN', '', '0x1', '1}', '"1"'])('fails: a number key given as %j', async (key) => {
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
        expect((await send(method, '/number', { key }, { value: 1 })).status).toBe(400);
      }
      expect((await send('POST', '/number', {}, { key })).status).toBe(400);
    });

    test.each(['x', 'AAE', 'AAEC-_8=', 'AA\nEC'])('fails: a binary key given as %j', async (key) => {
      expect((await send('PUT', '/binary', { key }, { value: 1 })).status).toBe(400);
    });

    test('fails: no key, an empty key, a key of another type', async () => {
      expect((await send('PUT', '/text', {}, { value: 1 })).status).toBe(400);
      expect((await send('PUT', '/text', { key: '' }, { value: 1 })).status).toBe(400);
      expect((await send('POST', '/text', {}, { value: 1 })).status).toBe(400);
      expect((await send('POST', '/text', {}, { key: 1 })).status).toBe(400);
      expect((await send('POST', '/text', {}, { key: { S: 'x' } })).status).toBe(400);
    });
  });

  describe('items', () => {
    test.each(ATTACKS.map((attack) => [JSON.stringify(attack).slice(0, 60), attack]))('a hostile text arrives as it is: %s', async (_shown, attack) => {
      const item = { value: attack, nested: { [attack.slice(0, 1000)]: [attack.slice(0, 1000)] } };
      const key = attack.slice(0, 1000);
      const { status } = await send('PUT', '/text', { key }, item);
      if (!isWellFormed(attack)) {
        expect(status).toBe(400);
        return;
      }
      expect([200, 201]).toContain(status);
      expect(await stored('text', { key: { S: key } })).toEqual({
        key: { S: key },
        value: { S: attack },
        nested: { M: { [attack.slice(0, 1000)]: { L: [{ S: attack.slice(0, 1000) }] } } },
      });
      expect(await send('GET', '/text', { key })).toEqual({ status: 200, body: { key, ...item } });
      expect(await send('PATCH', '/text', { key }, { value: { [attack.slice(0, 1000)]: attack } })).toMatchObject({ status: 200 });
      expect(await send('GET', '/text', { key })).toEqual({ status: 200, body: { key, ...item, value: { [attack.slice(0, 1000)]: attack } } });
    });

    test('of any shape arrive as they are', async () => {
      for (const item of randomItems(200)) {
        expect((await send('PUT', '/text', { key: 'random' }, item)).status).toBeLessThan(202);
        expect(await send('GET', '/text', { key: 'random' })).toEqual({ status: 200, body: { ...item, key: 'random' } });
      }
    });

    test('a member of the body never takes the place of the key', async () => {
      const body = { a: { key: 'inner' }, key: { key: 'mine"}}' }, b: [{ key: 'inner' }] };
      expect((await send('PUT', '/text', { key: 'yours' }, body)).status).toBe(201);
      expect(await send('GET', '/text', { key: 'yours' })).toEqual({ status: 200, body: { a: { key: 'inner' }, key: 'yours', b: [{ key: 'inner' }] } });
      const answer = await gateway.invoke({ method: 'PUT', path: '/text', query: { key: 'twice' }, body: '{ "key" : "a", "\\u006bey":"b" ,"x": 1 }' });
      expect(answer.status).toBe(201);
      expect(await stored('text', { key: { S: 'twice' } })).toEqual({ key: { S: 'twice' }, x: { N: '1' } });
    });

    test('fail: nothing, no object, a deeper nesting than DynamoDB takes, more than 400 kB', async () => {
      for (const body of [{}, [], [{ a: 1 }], 'text', 1, true, null, { value: nested(33) }, { value: 'x'.repeat(410_000) }]) {
        expect((await send('PUT', '/text', { key: 'never' }, body)).status).toBe(400);
      }
      expect((await send('PUT', '/text', { key: 'never' })).status).toBe(400);
      expect(await stored('text', { key: { S: 'never' } })).toBeUndefined();
    });

    test('nested as deeply as DynamoDB takes it', async () => {
      const value = nested(31);
      expect((await send('PUT', '/text', { key: 'deep' }, { value, key: nested(31) })).status).toBe(201);
      expect(await send('GET', '/text', { key: 'deep' })).toEqual({ status: 200, body: { key: 'deep', value } });
    });

    test('with an attribute for each type', async () => {
      const order = { customer: 'types', at: 1, urgent: false, photo: 'AP8=', tags: ['b', 'a"]}'], numbers: [3, -1.5], photos: ['AA==', '/w=='], lines: [{ sku: 'x', n: 1 }] };
      expect(await send('POST', '/orders', {}, order)).toEqual({ status: 201, body: {} });
      expect(await stored('orders', { customer: { S: 'types' }, at: { N: '1' } })).toEqual({
        customer: { S: 'types' },
        at: { N: '1' },
        status: { S: 'open' },
        urgent: { BOOL: false },
        photo: { B: 'AP8=' },
        tags: { SS: expect.arrayContaining(['b', 'a"]}']) },
        numbers: { NS: expect.arrayContaining(['3', '-1.5']) },
        photos: { BS: expect.arrayContaining(['AA==', '/w==']) },
        lines: { L: [{ M: { sku: { S: 'x' }, n: { N: '1' } } }] },
        gone: { NULL: true },
      });
      const { body } = await send('GET', '/orders/types');
      expect(body).toEqual({
        items: [{
          ...order,
          at: '1',
          status: 'open',
          gone: null,
          tags: expect.arrayContaining(order.tags),
          numbers: expect.arrayContaining(['3', '-1.5']),
          photos: expect.arrayContaining(order.photos),
          lines: [{ sku: 'x', n: '1' }],
        }],
      });
    });

    test.each([
      [{ tags: [] }], [{ tags: ['a', 1] }], [{ tags: 'a' }], [{ tags: { S: 'a' } }], [{ tags: ['a', ['b']] }], [{ tags: ['a', 'a'] }], [{ numbers: ['1'] }],
      [{ numbers: [1, null] }], [{ photo: 'AP8' }], [{ photo: 1 }], [{ photos: ['?'] }], [{ urgent: 'true"' }], [{ urgent: 1 }], [{ status: 1 }],
    ])('fail: an attribute of another type, %j', async (part) => {
      expect((await send('POST', '/orders', {}, { customer: 'wrong', at: 1, ...part })).status).toBe(400);
      expect(await stored('orders', { customer: { S: 'wrong' }, at: { N: '1' } })).toBeUndefined();
    });
  });

  describe('conditions', () => {
    test('an item is made once', async () => {
      expect(await send('POST', '/orders/once/1', {}, { status: 'open' })).toEqual({ status: 201, body: { customer: 'once', at: 1 } });
      expect(await send('POST', '/orders/once/1', {}, { status: 'other' })).toMatchObject({ status: 409, body: { message: 'Conflict' } });
      expect(await stored('orders', { customer: { S: 'once' }, at: { N: '1' } })).toMatchObject({ status: { S: 'open' } });
    });

    test('an item that is not there is not replaced, changed or deleted', async () => {
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        expect(await send(method, '/orders/nobody/1', {}, { status: 'open' })).toMatchObject({ status: 404, body: { message: 'Not Found' } });
      }
      expect(await stored('orders', { customer: { S: 'nobody' }, at: { N: '1' } })).toBeUndefined();
    });

    test('an item that is there is replaced, changed and deleted', async () => {
      await send('POST', '/orders/some/1', {}, { status: 'new', numbers: 'later' });
      expect(await send('PUT', '/orders/some/1', {}, { status: 'open', note: 'n' })).toEqual({ status: 200, body: { customer: 'some', at: 1 } });
      expect(await send('PATCH', '/orders/some/1', {}, { changes: 2, tags: ['a'] })).toEqual({
        status: 200, body: { customer: 'some', at: 1, status: 'open', note: 'n', changes: 2, tags: ['a'] },
      });
      expect(await send('PATCH', '/orders/some/1', {}, { changes: 1, status: 'closed', note: { '#n0': ':v0' }, tags: ['b'] })).toEqual({
        status: 200, body: { customer: 'some', at: 1, status: 'closed', note: { '#n0': ':v0' }, changes: 3, tags: ['a', 'b'] },
      });
      expect((await send('PATCH', '/orders/some/1', {}, { status: 'open' })).status).toBe(409);
      expect(await send('DELETE', '/orders/some/1')).toMatchObject({ status: 200, body: { status: 'closed' } });
      expect(await send('DELETE', '/orders/some/1')).toMatchObject({ status: 404 });
    });

    test('elements are taken out of a set', async () => {
      await send('POST', '/orders', {}, { customer: 'sets', at: 1, numbers: [1, 2, 3] });
      const { body } = await send('PATCH', '/orders/sets/1', {}, { numbers: [2, 9] });
      expect(body).toMatchObject({ numbers: expect.arrayContaining([1, 3]) });
      expect((body as { numbers: number[] }).numbers).toHaveLength(2);
    });

    test.each([{}, { other: 1 }, { status: null }])('fails: an update that changes nothing, %j', async (body) => {
      await send('PUT', '/orders/nothing/1', {}, { status: 'open' });
      expect((await send('PATCH', '/orders/nothing/1', {}, body)).status).toBe(400);
    });

    test('an update in words of DynamoDB', async () => {
      expect(await send('POST', '/counts/a')).toEqual({ status: 200, body: { n: 1 } });
      expect(await send('POST', '/counts/a', { by: '41' })).toEqual({ status: 200, body: { n: 42 } });
      expect((await send('POST', '/counts/a', { by: '1}' })).status).toBe(400);
    });
  });

  describe('pages', () => {
    const hostile = 'pages "}}\\\'$x#if é\u2028😀';
    const customer = encodeURIComponent(hostile);

    beforeAll(async () => {
      for (let at = 1; at <= 25; at += 1) {
        await server.call('PutItem', {
          TableName: 'orders',
          Item: {
            customer: { S: hostile }, at: { N: String(at) }, status: { S: 'sent' }, note: { S: at % 2 ? 'odd' : 'even' }, lines: { L: [{ M: { M: { N: '1' } } }] },
          },
        });
      }
      await server.call('PutItem', { TableName: 'orders', Item: { customer: { S: 'another' }, at: { N: '1' }, status: { S: 'sent' } } });
    });

    test.each([1, 3, 5, 10])('of %d items of one partition key', async (limit) => {
      const items = await pages(`/orders/${customer}`, limit);
      expect(items.map(({ at }) => Number(at))).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
      expect(items[0]).toEqual({ customer: hostile, at: '1', status: 'sent', note: 'odd', lines: [{ M: '1' }] });
    });

    test('of an index, with a filter', async () => {
      const { body } = await send('GET', '/status/sent', { limit: '100', without: 'odd' });
      expect((body as Page).items.map(({ at }) => at)).toEqual([1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24]);
      const items: unknown[] = [];
      for (let token: string | undefined = ''; token !== undefined;) {
        const page = (await send('GET', '/status/sent', { limit: '4', ...(token && { nextToken: token }) })).body as Page;
        items.push(...page.items);
        token = page.nextToken;
      }
      expect(items).toHaveLength(26);
    });

    test('from a value on, and between two, backwards', async () => {
      expect((await pages(`/orders/${customer}`, 10, { since: '24' })).map(({ at }) => at)).toEqual(['24', '25']);
      expect(await send('GET', `/between/${customer}`, { from: '3', to: '5' })).toEqual({ status: 200, body: { items: [{ at: 5 }, { at: 4 }, { at: 3 }] } });
      expect((await send('GET', `/between/${customer}`, { from: '3' })).status).toBe(400);
    });

    test('of a whole table', async () => {
      const { body } = await send('GET', '/orders', { status: 'sent', limit: '1000' });
      expect((body as Page).items).toHaveLength(26);
      expect((body as Page).nextToken).toBeUndefined();
    });

    test('without items', async () => {
      expect(await send('GET', '/orders/unknown')).toEqual({ status: 200, body: { items: [] } });
    });

    test.each(['text', 'number', 'binary'])('of a table with a key of %s', async (table) => {
      const keys = table === 'number' ? ['1', '-2', '3.5'] : ['AAEC', '/+8=', 'AA=='];
      for (const key of keys) await send('PUT', `/${table}`, { key }, { value: 1 });
      const found = (await pages(`/${table}/page`, 1)).map(({ key }) => String(key));
      expect(found).toEqual(expect.arrayContaining(keys));
      expect(new Set(found).size).toBe(found.length);
    });

    test.each(['0', '11', '-1', '1.5', 'all', '1e1', '5"', '5,"TableName":"x"'])('fail: limit %j', async (limit) => {
      expect((await send('GET', `/orders/${customer}`, { limit })).status).toBe(400);
    });

    test.each(ATTACKS.filter((attack) => attack.length < 1000).map((attack) => [JSON.stringify(attack), attack]))('fail: token %s', async (_shown, attack) => {
      const key = { customer: { S: hostile }, at: { N: '3' } };
      const tokens = [
        attack,
        tokenOf(attack),
        tokenOf(`{"customer":{"S":"${attack}","at":{"N":"3"}}`),
        tokenOf(JSON.stringify({ ...key, [attack]: { S: 'x' } })),
        tokenOf(JSON.stringify({ ...key, at: { N: attack === '0' ? 'x' : attack } })),
        tokenOf(JSON.stringify({ ...key, at: attack })),
        tokenOf(`${JSON.stringify(key)}${attack}`),
      ];
      for (const nextToken of tokens.filter((token) => token !== '')) {
        expect((await send('GET', `/orders/${customer}`, { nextToken })).status).toBe(400);
      }
    });

    test('a token leads to no other partition key', async () => {
      const nextToken = tokenOf('{"customer":{"S":"another"},"at":{"N":"0"}}');
      const { status, body } = await send('GET', `/orders/${customer}`, { nextToken });
      expect(status).toBe(400);
      expect(body).not.toHaveProperty('items');
    });
  });

  test('some attributes of an item, whatever their names', async () => {
    await send('POST', '/orders/parts/1', {}, { 'status': 'open', 'lines': [{ sku: 'x', n: 1 }, { sku: 'y' }], 'a name': { deep: true }, 'other': 1 });
    expect(await send('GET', '/orders/parts/1')).toEqual({ status: 200, body: { 'status': 'open', 'lines': [{ sku: 'x' }], 'a name': { deep: true } } });
    expect((await send('GET', '/orders/parts/2')).status).toBe(404);
    expect((await send('GET', '/orders/parts/x')).status).toBe(400);
  });
});

function nested(levels: number): unknown {
  let value: unknown = 'bottom "}]}';
  for (let level = 1; level < levels; level += 1) value = level % 2 ? [value] : { M: value };
  return value;
}

function tokenOf(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '.');
}

/** Whether UTF-8 can carry the text. */

import { LocalGateway } from '../src';
import { mock, service } from '../test/fixtures/gateways';
import { restTemplate, type FixtureMethod } from '../test/fixtures/rest-template';

const ANSWER = '{"Item":{"id":{"S":"7"},"name":{"S":"Zoë"},"price":{"N":"12"}}}';

const GET_ITEM = String.raw`{"TableName":"items","Key":{"id":{"S":"$util.escapeJavaScript($input.params('id')).replaceAll("\\'","'")"}}}`;

const ITEM = String.raw`#set($item=$input.path('$.Item')){"id":"$item.id.S","name":"$item.name.S","price":$item.price.N}`;

/** An API with a MOCK route and one that reads an item, whose calls are answered at once. */
export function benchGateway(): LocalGateway {
  return LocalGateway.fromTemplate(restTemplate([
    { path: '/status', integration: mock('{"status":"ok"}') },
    {
      path: '/items/{id}',
      integration: service('dynamodb:action/GetItem', {
        RequestTemplates: { 'application/json': GET_ITEM },
        IntegrationResponses: [
          { StatusCode: '200', ResponseTemplates: { 'application/json': ITEM } },
          { StatusCode: '400', SelectionPattern: String.raw`4\d\d`, ResponseTemplates: { 'application/json': '{}' } },
        ],
      }),
    },
  ]), { backend: () => Promise.resolve({ body: ANSWER }) });
}

/** A template of as many routes as asked for, each with a resource of its own. */
export function routesTemplate(count: number): object {
  const routes: FixtureMethod[] = Array.from({ length: count }, (_route, index) => ({
    path: `/orders${index % 30}/{id}/part${index}`,
    integration: service('dynamodb:action/GetItem', { RequestTemplates: { 'application/json': GET_ITEM } }),
  }));
  return restTemplate(routes);
}

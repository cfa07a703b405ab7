import { JsonTemplate, LambdaCustom, LambdaInvocationType, LambdaProxy, RequestValue, ResponseValue } from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import type { Functions } from '../resources/functions';

/**
 * Name of the stage variable that holds the alias of the quotes which the stage tries out.
 */
export const QUOTES_ALIAS = 'quotesAlias';

/**
 * What functions answer: whole requests, or events of the API's own making.
 */
export function addFunctionRoutes(api: RestGateway, { liveQuotes, nextQuotes, quotes, reports }: Functions): void {
  api.addRoute('GET /quotes/{sku}', new LambdaProxy(liveQuotes));
  api.addRoute('GET /quotes/{sku}/latest', new LambdaProxy(quotes));
  api.addRoute('GET /quotes/{sku}/preview', LambdaProxy.byStageVariable(quotes, { variable: QUOTES_ALIAS, aliases: [liveQuotes, nextQuotes] }));
  api.addRoute('GET /reports/orders', new LambdaProxy(reports, { responseStreaming: true }));

  const event = JsonTemplate.object({
    sku: JsonTemplate.string(RequestValue.body('sku')),
    quantity: JsonTemplate.number(RequestValue.body('quantity').or('1')),
  });
  api.addRoute('POST /quotes', new LambdaCustom(quotes, {
    event,
    response: JsonTemplate.object({
      amount: JsonTemplate.json(ResponseValue.body('amount')),
      currency: JsonTemplate.json(ResponseValue.body('currency')),
    }),
    errors: [{ pattern: '\\[TooMany\\].*', statusCode: 400 }],
  }));
  api.addRoute('POST /quotes/warm-up', new LambdaCustom(quotes, { event, invocationType: LambdaInvocationType.EVENT }));
}

import { HttpCustom, HttpProxy, JsonTemplate, RequestValue, ResponseValue } from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';

/**
 * Name of the stage variable that holds the host of the carrier: each stage may have its own.
 */
export const CARRIER_HOST = 'carrierHost';

/**
 * Services of other companies.
 */
export function addPartnerRoutes(api: RestGateway): void {
  api.addRoute('GET /parcels/{number}', new HttpProxy(`https://\${stageVariables.${CARRIER_HOST}}/tracking/{number}`, {
    headers: { 'X-Shop': RequestValue.literal('orders') },
  }));

  api.addRoute('POST /payments', new HttpCustom('https://pay.example/v2/charges', {
    headers: { 'Idempotency-Key': RequestValue.header('Idempotency-Key') },
    body: JsonTemplate.object({
      amount: JsonTemplate.number(RequestValue.body('amount')),
      reference: JsonTemplate.string(RequestValue.body('orderId')),
      currency: JsonTemplate.literal('EUR'),
    }),
    response: JsonTemplate.object({ paymentId: JsonTemplate.json(ResponseValue.body('charge.id')) }),
    errors: { 402: 409 },
  }), { requiredHeaders: ['Idempotency-Key'] });
}

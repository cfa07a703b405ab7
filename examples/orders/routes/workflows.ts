import {
  JsonTemplate, RequestValue, StepFunctionsDescribeExecution, StepFunctionsSendTaskFailure, StepFunctionsSendTaskSuccess,
  StepFunctionsStartExecution, StepFunctionsStartSyncExecution, StepFunctionsStopExecution,
} from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import type { Workflows } from '../resources/workflows';

/**
 * Fulfilment, which takes days and somebody's approval, and prices, which are told at once.
 */
export function addWorkflowRoutes(api: RestGateway, { fulfilment, pricing }: Workflows): void {
  const execution = RequestValue.path('id');

  api.addRoute('POST /orders/{id}/fulfilment', new StepFunctionsStartExecution(fulfilment, {
    name: execution,
    input: JsonTemplate.object({
      orderId: JsonTemplate.string(RequestValue.path('id')),
      wishes: JsonTemplate.json(RequestValue.body('wishes').optional()),
      requestedBy: JsonTemplate.string(RequestValue.context('identity.userArn')),
    }),
  }));

  api.addRoute('GET /orders/{id}/fulfilment', new StepFunctionsDescribeExecution(fulfilment, { execution }));

  api.addRoute('DELETE /orders/{id}/fulfilment', new StepFunctionsStopExecution(fulfilment, {
    execution,
    cause: RequestValue.query('reason').or('cancelled by the customer'),
  }));

  api.addRoute('POST /approvals/accept', new StepFunctionsSendTaskSuccess(fulfilment));

  api.addRoute('POST /approvals/reject', new StepFunctionsSendTaskFailure(fulfilment, {
    error: RequestValue.literal('Rejected'),
    cause: RequestValue.body('reason'),
  }));

  api.addRoute('POST /prices', new StepFunctionsStartSyncExecution(pricing));
}

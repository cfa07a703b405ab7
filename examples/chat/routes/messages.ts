import { JsonTemplate, MockResponse, RequestValue, SqsSendMessage, StepFunctionsStartExecution } from 'cdk-apigateway-patterns';
import type { IWebSocketGateway } from 'cdk-apigateway-patterns';
import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import type { JsonSchema } from 'aws-cdk-lib/aws-apigateway';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';

const SAID: JsonSchema = {
  type: JsonSchemaType.OBJECT,
  required: ['text'],
  properties: { action: { type: JsonSchemaType.STRING }, text: { type: JsonSchemaType.STRING, minLength: 1, maxLength: 2_000 } },
  additionalProperties: false,
};

/**
 * What is said goes to everybody in its order, what is asked to the oracle; everything else gets help.
 */
export function addMessageRoutes(chat: IWebSocketGateway, room: IQueue, oracle: IStateMachine): void {
  chat.addRoute('say', new SqsSendMessage(room, {
    messageBody: RequestValue.body('text'),
    groupId: RequestValue.literal('room'),
  }), { requestBody: SAID });
  chat.addRoute('ask', new StepFunctionsStartExecution(oracle, {
    input: JsonTemplate.object({
      connectionId: JsonTemplate.string(RequestValue.context('connectionId')),
      question: JsonTemplate.string(RequestValue.body('question')),
    }),
  }));
  chat.addRoute('$default', new MockResponse({ body: { help: 'write {"action":"say","text":"…"}, {"action":"ask","question":"…"} or {"action":"who"}' } }));
}

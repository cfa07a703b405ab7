import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IRestIntegration, IWebSocketIntegration, RestIntegrationConfig, WebSocketIntegrationConfig } from '../../../src';

export function newStack(id = 'Shop'): Stack {
  return new Stack(new App(), id);
}

export function newFunction(stack: Stack, id = 'Fn'): Function {
  return new Function(stack, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = async () => ({});') });
}

/**
 * An integration that says exactly this.
 */
export function saying(config: Partial<RestIntegrationConfig>): IRestIntegration {
  return { bindToRest: () => ({ ...MOCK, ...config }) };
}

const MOCK: RestIntegrationConfig = {
  type: IntegrationType.MOCK,
  requestTemplates: { 'application/json': '{"statusCode":200}' },
  responses: [{ statusCode: '200', templates: { 'application/json': '{}' } }],
};

/**
 * An integration that answers by itself.
 */
export function mock(): IRestIntegration {
  return saying({});
}

/**
 * Logical ids of the resources of a type, in the template's order.
 */
export function idsOf(stack: Stack, type: string): string[] {
  return Object.keys(Template.fromStack(stack).findResources(type));
}

/**
 * Properties of the resources of a type.
 */
export function propertiesOf(stack: Stack, type: string): Record<string, unknown>[] {
  return Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => Properties);
}

/**
 * An integration of messages that says exactly this.
 */
export function sayingToMessages(config: Partial<WebSocketIntegrationConfig>): IWebSocketIntegration {
  return { bindToWebSocket: () => ({ type: 'MOCK', requestTemplate: '{"statusCode":200}', ...config }) };
}

/**
 * An integration that takes messages and answers none.
 */
export function mockMessages(): IWebSocketIntegration {
  return sayingToMessages({});
}

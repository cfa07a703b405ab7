import { DynamoDbAttribute, DynamoDbDeleteItem, DynamoDbPutItem, DynamoDbScan, RequestValue } from 'cdk-apigateway-patterns';
import type { IWebSocketGateway } from 'cdk-apigateway-patterns';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';

const CONNECTION = { id: RequestValue.context('connectionId') };

/**
 * Who comes and goes is written down, and everybody may ask who is there.
 */
export function addConnectionRoutes(chat: IWebSocketGateway, connections: ITable): void {
  chat.addRoute('$connect', new DynamoDbPutItem(connections, {
    key: CONNECTION,
    item: {
      user: DynamoDbAttribute.string(RequestValue.context('identity.userArn')),
      connectedAt: DynamoDbAttribute.number(RequestValue.context('connectedAt')),
    },
  }));
  chat.addRoute('$disconnect', new DynamoDbDeleteItem(connections, { key: CONNECTION }));
  chat.addRoute('who', new DynamoDbScan(connections));
}

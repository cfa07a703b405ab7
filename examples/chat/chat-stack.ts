import { WebSocketGateway } from 'cdk-apigateway-patterns';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Connections } from './resources/connections';
import { Delivery } from './resources/delivery';
import { Oracle } from './resources/oracle';
import { Room } from './resources/room';
import { addConnectionRoutes } from './routes/connections';
import { addMessageRoutes } from './routes/messages';

/**
 * What the CDK itself writes into every template like this one: dependencies on roles that are referenced anyway.
 */
const LINT = { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } };

/**
 * A chat without a function: who is connected stands in a table, what is said in a queue that keeps its order, and what is asked is
 * answered by a state machine.
 */
export class ChatStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    this.templateOptions.metadata = LINT;
    const chat = new WebSocketGateway(this, 'Gateway', { description: 'a chat' });
    const connections = new Connections(this, 'Connections');
    const room = new Room(this, 'Room');
    const oracle = new Oracle(this, 'Oracle', chat);
    new Delivery(this, 'Delivery', { chat, connections: connections.table, queue: room.queue });
    addConnectionRoutes(chat, connections.table);
    addMessageRoutes(chat, room.queue, oracle.machine);
  }
}

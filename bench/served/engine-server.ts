import { LocalGateway } from 'cdk-apigateway-local';
import { TEMPLATE } from './route';

/**
 * The engine's side, in a process of its own.
 */
async function serve(): Promise<void> {
  const server = await LocalGateway.fromTemplate(TEMPLATE).listen({ port: 0 });
  process.send?.(server.url);
}

void serve();

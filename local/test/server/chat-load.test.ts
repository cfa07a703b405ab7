import { broadcast, socketCrowd } from '../fixtures/chat';
import { ok, webSocketGateway } from '../fixtures/websocket-gateways';

jest.mock('../../src/gateway/websocket/integration/run-websocket-integration');

test('200 clients all get what is sent to all, though every tenth goes away meanwhile', async () => {
  const { gateway, events } = webSocketGateway({ $disconnect: ok });
  const listening = await gateway.listen();
  const crowd = await socketCrowd(listening.port, 200);
  const isDropped = (index: number): boolean => index % 10 === 0;
  const { gone, received, statuses } = await broadcast(gateway, crowd, 'hello', isDropped);
  expect({ gone, received }).toEqual({ gone: 20, received: 180 });
  expect((statuses.get(200) ?? 0) + (statuses.get(410) ?? 0)).toBe(200);
  crowd.close();
  await listening.close();
  await gateway.close();
  expect(events.filter(({ event }) => event.eventType === 'DISCONNECT')).toHaveLength(200);
}, 60_000);

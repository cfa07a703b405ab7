import { LocalGateway } from 'cdk-apigateway-local';
import { ChatStack } from './chat-stack';
import { TURNS } from './tour';
import type { Example } from '../example';
import { synthesizeApp } from '../example';
import { Conversation } from '../tour/conversation';

/**
 * The chat: a WebSocket API.
 */
export const CHAT: Example = {
  name: 'chat',
  tour: async (outdir, report) => {
    const conversation = new Conversation(LocalGateway.fromAssembly(synthesizeChat(outdir), { iam: 'SIGNED' }));
    report.chapter('A chat over WebSockets, without a function');
    for (const turn of TURNS) report.turn(await conversation.take(turn));
    await conversation.end();
  },
};

/**
 * Synthesizes the chat.
 *
 * @param outdir folder for the assembly
 * @returns the folder
 */
export function synthesizeChat(outdir: string): string {
  return synthesizeApp('chat', outdir, (app) => new ChatStack(app, 'Chat'));
}

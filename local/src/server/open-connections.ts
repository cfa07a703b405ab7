import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connections of a server with the answers that each still owes.
 */
export class OpenConnections {
  private readonly owed = new Map<Socket, Set<ServerResponse>>();
  private closing = false;

  public add(socket: Socket): void {
    this.owed.set(socket, new Set());
    socket.once('close', () => this.owed.delete(socket));
  }

  /**
   * Notes that a request came; its answer is owed until it is sent or the client is gone.
   */
  public owe(response: ServerResponse): void {
    const { socket } = response.req;
    this.owed.get(socket)?.add(response);
    response.once('close', () => {
      this.owed.get(socket)?.delete(response);
      this.endIfDone(socket);
    });
  }

  /**
   * Notes that a request gets no answer: its connection has become one for WebSockets.
   */
  public release(response: ServerResponse): void {
    this.owed.get(response.req.socket)?.delete(response);
  }

  /**
   * Whether a connection may stay open after an answer.
   */
  public staysOpenAfter(response: ServerResponse): boolean {
    const isLast = (this.owed.get(response.req.socket)?.size ?? 0) <= 1;
    return response.shouldKeepAlive && !(this.closing && isLast);
  }

  /**
   * Whether an answer is being sent on a connection.
   */
  public isAnswering(socket: Socket): boolean {
    return [...this.owed.get(socket) ?? []].some((response) => response.headersSent);
  }

  /**
   * Ends the connections that owe no answer, and each of the others once it owes none.
   */
  public close(): void {
    this.closing = true;
    for (const socket of this.owed.keys()) {
      this.endIfDone(socket);
    }
  }

  private endIfDone(socket: Socket): void {
    if (this.closing && this.owed.get(socket)?.size === 0) {
      socket.end(() => socket.destroy());
    }
  }
}

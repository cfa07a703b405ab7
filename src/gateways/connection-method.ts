/**
 * What can be done to a connection through the `@connections` API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export enum ConnectionMethod {
  /**
   * Send a message to the client.
   */
  POST = 'POST',

  /**
   * Ask when the client connected, from where, and when it was last heard of.
   */
  GET = 'GET',

  /**
   * End the connection.
   */
  DELETE = 'DELETE',
}

'use strict';

const http = require('node:http');
const https = require('node:https');
const { syncBuiltinESMExports } = require('node:module');

const AWS = /\.amazonaws\.com(?:\.cn)?$/;
const CONNECTIONS = /\/(?:@|%40)connections\//;

/**
 * Sends to the endpoint of the services what an SDK, signed with the function's made-up credentials, would send past it: to the host of a
 * queue's URL or of an API, to the custom domain of a WebSocket API, or to a host that its action's prefix was put before.
 */
function keepCallsHere() {
  const { AWS_ENDPOINT_URL: endpoint, AWS_SESSION_TOKEN: token } = process.env;
  if (endpoint === undefined || !URL.canParse(endpoint)) {
    return;
  }
  const { hostname, port } = new URL(endpoint);
  const goesPast = ({ headers, host, hostname: name = host, path }) => headers?.['x-amz-security-token'] === token && typeof name === 'string'
    && (AWS.test(name) || CONNECTIONS.test(path) || name.endsWith(`-${hostname}`));
  const toEndpoint = ({ agent, port: _port, protocol, hostname: _hostname, ...options }) => ({ ...options, host: hostname, port });
  const { request } = http;
  for (const module of [http, https]) {
    const original = module.request;
    module.request = (options, ...more) => typeof options === 'object' && goesPast(options)
      ? request(toEndpoint(options), ...more) : original(options, ...more);
  }
  syncBuiltinESMExports();
}

module.exports = { keepCallsHere };

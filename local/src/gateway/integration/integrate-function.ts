import { callBackend } from './call-backend';
import { credentialsOf, type ServiceEndpoint } from './integrate-service';
import { serviceTarget } from './service-request';
import type { BackendAnswer, BackendCall } from '../../backends/backend';
import { HeaderBag } from '../../http/header-bag';
import { parseFunctionPath, type ServiceTarget } from '../../services';
import { isRecord } from '../../template/cloud-template';
import { EMPTY_BODY } from '../answer/reply';
import type { Exchange } from '../exchange';
import { configurationFault, GatewayFault } from '../fault';
import type { CalledIntegration, Integrator } from './integrate-http';
import { answerBody, type Incoming } from '../mapping/incoming';
import { payloadBytes } from '../mapping/payload';

/**
 * Whether an AWS integration invokes a function.
 */
export function invokesFunction(integration: Pick<CalledIntegration, 'uri'>): boolean {
  return /^arn:[^:]+:apigateway:[^:]*:lambda:path\//.test(integration.uri);
}

/**
 * Invokes a function with what the request template made. Only its error message selects an integration response.
 */
export function callFunction(integration: CalledIntegration): Integrator {
  return async (exchange, outgoing) => {
    const target = serviceTarget(integration, exchange, outgoing);
    const isEvent = outgoing.headers.get('X-Amz-Invocation-Type') === 'Event';
    const call = functionCall(integration, exchange, target, functionEvent(payloadBytes(outgoing.body)), isEvent);
    const answer = await callBackend(exchange, call, integration.timeoutMillis, 'API_CONFIGURATION_ERROR');
    refuseFailure(answer);
    return isEvent ? { status: 202, headers: new HeaderBag(), body: EMPTY_BODY } : functionAnswer(answer);
  };
}

/**
 * The call that invokes a function.
 *
 * @throws GatewayFault when the URI names none
 */
export function functionCall(
  integration: ServiceEndpoint, exchange: Pick<Exchange, 'stageVariables'>, target: ServiceTarget, body: Buffer, isEvent: boolean,
): BackendCall {
  const invoked = parseFunctionPath(target.path);
  if (!invoked) {
    throw configurationFault(`the integration URI names no function: '${target.path}'`);
  }
  const invocationType = isEvent ? 'Event' : 'RequestResponse';
  return {
    kind: 'lambda',
    service: 'lambda',
    action: invoked.streamed ? 'InvokeWithResponseStream' : 'Invoke',
    method: 'POST',
    url: target.origin + target.path,
    path: target.path,
    query: {},
    headers: HeaderBag.from({ 'Content-Type': 'application/json', 'X-Amz-Invocation-Type': invocationType }).toJoined(),
    body,
    functionArn: invoked.functionArn,
    invocationType,
    credentials: credentialsOf(integration, exchange),
    region: target.region,
  };
}

/**
 * Bytes of what a function returned: its payload as JSON, or a body that is JSON already.
 */
export function payloadOf(answer: BackendAnswer): Buffer {
  if (answer.payload === undefined && answer.body !== undefined) {
    return answerBody(answer);
  }
  return Buffer.from(JSON.stringify(answer.payload ?? null));
}

/**
 * Fails the request when Lambda itself refused the invocation.
 *
 * @throws GatewayFault
 */
export function refuseFailure(answer: BackendAnswer): void {
  if (answer.status !== undefined && answer.status >= 400) {
    throw configurationFault(`Lambda answered ${answer.status} to the invocation`);
  }
}

/*
 * Lambda takes JSON alone, to the letter.
 */
function functionEvent(body: Buffer): Buffer {
  if (body.length === 0) {
    return Buffer.from('{}');
  }
  try {
    JSON.parse(body.toString('utf8'));
    return body;
  } catch (error) {
    throw new GatewayFault('BAD_REQUEST_BODY', { message: `Could not parse request body into json: ${(error as Error).message}` });
  }
}

function functionAnswer(answer: BackendAnswer): Incoming {
  const body = payloadOf(answer);
  return { status: 200, headers: new HeaderBag(), body, selection: errorMessage(body.toString('utf8')) };
}

/**
 * The error message in what a function returned.
 */
export function errorMessage(payload: string): string | undefined {
  try {
    const value: unknown = JSON.parse(payload);
    return isRecord(value) && typeof value.errorMessage === 'string' ? value.errorMessage : undefined;
  } catch {
    return undefined;
  }
}

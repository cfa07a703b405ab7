import type { HttpEvent } from './http-event';
import { HttpExchange } from './http-exchange';
import type { SendCall } from './send-call';
import { remapHeaders } from '../../local/src/gateway/answer/remapped-headers';
import type { Reply } from '../../local/src/gateway/answer/reply';
import { withinLimit } from '../../local/src/gateway/integration/payload-limit';
import { serviceRequest } from '../../local/src/gateway/integration/service-request';
import { BinaryTypes } from '../../local/src/gateway/mapping/binary-types';
import { incomingFrom } from '../../local/src/gateway/mapping/incoming';
import { mapRequest, type RequestMapper } from '../../local/src/gateway/mapping/map-request';
import { mapResponse } from '../../local/src/gateway/mapping/map-response';
import { selectResponse, type ResponseSelector } from '../../local/src/gateway/mapping/select-response';
import type { ContentHandling, IntegrationModel, IntegrationResponseModel, PassthroughBehavior } from '../../local/src/template/rest-api-model';
import type { AnswerPlan, RoutePlan, RoutePlans } from '../../src/integrations/route-plan';

const USER_AGENT = 'cdk-apigateway-patterns/ThroughFunction';

/**
 * A route whose request and answer are mapped as on a REST API. Its templates are parsed once.
 */
export class PlannedRoute {
  private readonly integration: IntegrationModel;
  private readonly binaryTypes: BinaryTypes;
  private readonly map: RequestMapper;
  private readonly select: ResponseSelector;

  constructor(plan: RoutePlan, plans: RoutePlans) {
    this.integration = integrationOf(plan, plans);
    this.binaryTypes = new BinaryTypes(plans.binaryTypes[plan.binaryTypes]);
    this.map = mapRequest(this.integration);
    this.select = selectResponse(this.integration);
  }

  /**
   * @param remainingMillis time that is left of the invocation
   * @throws GatewayFault when the request or the answer cannot be mapped, or the service cannot be reached in time
   */
  public async answer(event: HttpEvent, send: SendCall, remainingMillis: number): Promise<Reply> {
    const exchange = new HttpExchange(event, this.binaryTypes);
    const outgoing = this.map(exchange);
    outgoing.headers.setDefault('User-Agent', USER_AGENT);
    const call = serviceRequest(this.integration, exchange, outgoing);
    const timeoutMillis = Math.min(this.integration.timeoutMillis, remainingMillis);
    const incoming = withinLimit(incomingFrom(await send(call, timeoutMillis)), this.integration);
    const reply = mapResponse(exchange, incoming, this.select(incoming), false);
    remapHeaders(reply.headers, false);
    return reply;
  }
}

function integrationOf(plan: RoutePlan, { answers, texts }: RoutePlans): IntegrationModel {
  return {
    type: 'AWS',
    uri: plan.uri,
    httpMethod: plan.method,
    requestParameters: plan.parameters,
    requestTemplates: textsAt(plan.templates, texts),
    passthroughBehavior: plan.passthrough as PassthroughBehavior,
    contentHandling: plan.handling as ContentHandling | undefined,
    timeoutMillis: plan.timeoutMillis,
    streamed: false,
    cacheKeyParameters: [],
    insecureSkipVerification: false,
    responses: plan.answers.map((place) => responseOf(answers[place], texts)),
  };
}

function responseOf(answer: AnswerPlan, texts: RoutePlans['texts']): IntegrationResponseModel {
  return {
    statusCode: answer.status,
    selectionPattern: answer.pattern,
    contentHandling: answer.handling as ContentHandling | undefined,
    responseParameters: Object.fromEntries(Object.entries(answer.headers).map(([name, source]) => [`method.response.header.${name}`, source])),
    responseTemplates: textsAt(answer.templates, texts),
  };
}

function textsAt(places: Readonly<Record<string, number>>, texts: RoutePlans['texts']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(places).map(([type, place]) => [type, texts[place]]));
}

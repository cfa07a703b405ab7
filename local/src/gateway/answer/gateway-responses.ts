import type { Exchange } from '../exchange';
import { FAULTS, type GatewayFault } from '../fault';
import type { Reply } from './reply';
import { HeaderBag } from '../../http/header-bag';
import { forAccept } from '../../http/media-type';
import { writeFault } from '../../logging/reply-lines';
import { own } from '../../own';
import type { GatewayResponseModel } from '../../template/rest-api-model';
import { parameterSource } from '../mapping/parameter-source';
import { substitute, type LocalValues } from '../mapping/substitution';

const TARGET = /^gatewayresponse\.header\.(.+)$/;

/**
 * The gateway responses of an API: what a client gets when the gateway answers by itself.
 *
 * A type that is not customised follows `DEFAULT_4XX` or `DEFAULT_5XX`; a customised one keeps the built-in status and body where it
 * sets none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export class GatewayResponses {
  constructor(private readonly models: ReadonlyMap<string, GatewayResponseModel>) {}

  /**
   * The answer to a request that failed, which goes to the request's journal as well.
   */
  public answer(exchange: Exchange, fault: GatewayFault): Reply {
    const values = errorValues(fault);
    const model = this.models.get(fault.type) ?? this.models.get(fault.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const headers = this.headers(exchange, values, model);
    const { type, text } = body(exchange, fault, values, model);
    headers.setDefault('Content-Type', type);
    headers.set('x-amzn-ErrorType', fault.exception);
    const reply = { status: model?.statusCode ?? fault.status, headers, body: Buffer.from(text), traced: false };
    writeFault(exchange, fault, reply, model !== undefined);
    return reply;
  }

  private headers(exchange: Exchange, values: LocalValues, model: GatewayResponseModel | undefined): HeaderBag {
    const headers = new HeaderBag();
    for (const [target, expression] of Object.entries(model?.responseParameters ?? {})) {
      const name = TARGET.exec(target)?.[1];
      const value = own(values, expression) ?? parameterSource(expression)({ exchange })?.at(-1);
      if (name !== undefined && value !== undefined) {
        headers.set(name, value);
      }
    }
    return headers;
  }
}

function body(exchange: Exchange, fault: GatewayFault, values: LocalValues, model: GatewayResponseModel | undefined): { type: string; text: string } {
  const templates = new Map(Object.entries(model?.responseTemplates ?? {}));
  const chosen = forAccept(templates, exchange.request.headers.get('Accept'));
  if (chosen) {
    return { type: chosen.type, text: substitute(chosen.value, exchange, values, '') };
  }
  const colon = FAULTS[fault.type].spaced ? ': ' : ':';
  return { type: 'application/json', text: `{"${fault.messageName}"${colon}${fault.messageString}}` };
}

/*
 * Messages are printed inside of JSON strings, so the one of validation comes with its quotes escaped.
 */
function errorValues(fault: GatewayFault): LocalValues {
  return {
    'context.error.message': fault.message,
    'context.error.messageString': fault.messageString,
    'context.error.responseType': fault.type,
    'context.error.validationErrorString': JSON.stringify(fault.validationError).slice(1, -1),
  };
}

import type { MappedEvent } from './mapped-event';
import { keyMaker } from './selected';
import { SelectedTemplates } from './selected-templates';
import { JavaRegex, RegexError } from '../../../regex';
import type { WebSocketIntegrationModel, WebSocketIntegrationResponseModel } from '../../../template/websocket-api-model';
import { configurationFault } from '../../fault';
import type { Incoming } from '../../mapping/incoming';
import { convertResponse, type Payload } from '../../mapping/payload';

/**
 * Makes the message that a client gets from the answer of an integration.
 */
export type AnswerMapper = (event: MappedEvent, answer: Incoming) => Payload;

interface Choice {
  readonly fits: (key: string) => boolean;
  readonly write: AnswerMapper;
}

const DEFAULT = '$default';
const BY_STATUS = '$integration.response.statuscode';
const PATTERN = /^\/(.*)\/$/s;

/**
 * Maps answers by the integration response whose key fits: what the integration response selection expression makes of the answer, its
 * status when there is none. A key between slashes is a regular expression that must match as a whole, here as on REST APIs.
 *
 * A proxy integration has no integration responses: its answer goes through.
 *
 * @throws TemplateError when a selection expression is none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export function mapAnswer({ integrationResponseSelectionExpression, responses, type }: WebSocketIntegrationModel): AnswerMapper {
  if (type.endsWith('_PROXY')) {
    return (_event, { body }) => convertResponse(body, false, false, undefined);
  }
  const keyOf = keyMaker(integrationResponseSelectionExpression ?? BY_STATUS);
  const choices = responses.filter(({ key }) => key !== DEFAULT).map((model): Choice => ({ fits: fitting(model.key), write: writer(model) }));
  const fallback = responses.find(({ key }) => key === DEFAULT);
  const otherwise = fallback && writer(fallback);
  return (event, answer) => {
    const key = keyOf({ event, answer });
    const write = choices.find(({ fits }) => fits(key))?.write ?? otherwise;
    if (!write) {
      throw configurationFault(`no integration response has the key '${key}', and there is no ${DEFAULT}`);
    }
    return write(event, answer);
  };
}

function fitting(key: string): Choice['fits'] {
  const pattern = PATTERN.exec(key)?.[1];
  if (pattern === undefined) {
    return (wanted) => wanted === key;
  }
  let compiled: JavaRegex | undefined;
  return (wanted) => {
    try {
      compiled ??= JavaRegex.compile(pattern);
      return compiled.matches(wanted);
    } catch (error) {
      throw error instanceof RegexError ? configurationFault(`the integration response key '${key}' cannot be matched: ${error.message}`) : error;
    }
  };
}

function writer({ contentHandling, responseTemplates, templateSelectionExpression }: WebSocketIntegrationResponseModel): AnswerMapper {
  const templates = new SelectedTemplates(responseTemplates, templateSelectionExpression);
  return (event, answer) => {
    const body = convertResponse(answer.body, false, false, contentHandling);
    return templates.choose({ event, answer })?.render(body, event, 'API_CONFIGURATION_ERROR') ?? body;
  };
}

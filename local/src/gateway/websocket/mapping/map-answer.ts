import type { MappedEvent } from './mapped-event';
import { SelectedTemplates } from './selected-templates';
import type { WebSocketIntegrationModel, WebSocketIntegrationResponseModel } from '../../../template/websocket-api-model';
import { configurationFault } from '../../fault';
import type { Incoming } from '../../mapping/incoming';
import { convertResponse, type Payload } from '../../mapping/payload';
import { wholeMatch } from '../../mapping/whole-match';

/**
 * Makes the message that a client gets from the answer of an integration.
 */
export type AnswerMapper = (event: MappedEvent, answer: Incoming) => Payload;

interface Choice {
  readonly fits: (selection: string) => boolean;
  readonly write: AnswerMapper;
}

const DEFAULT = '$default';
const PATTERN = /^\/(.*)\/$/s;

/**
 * Maps answers by the integration response whose key fits what AWS has them selected by: the error message of a function, the status of
 * everything else. A key between slashes is a regular expression that must match as a whole, here as on REST APIs.
 *
 * A proxy integration has no integration responses: its answer goes through.
 *
 * @throws TemplateError when a template selection expression is none
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export function mapAnswer({ responses, type }: WebSocketIntegrationModel): AnswerMapper {
  if (type.endsWith('_PROXY')) {
    return (_event, { body }) => convertResponse(body, false, false, undefined);
  }
  const choices = responses.filter(({ key }) => key !== DEFAULT).map((model): Choice => ({ fits: fitting(model.key), write: writer(model) }));
  const fallback = responses.find(({ key }) => key === DEFAULT);
  const otherwise = fallback && writer(fallback);
  return (event, answer) => {
    const { selection, status } = answer;
    const write = (selection === undefined ? undefined : choices.find(({ fits }) => fits(selection))?.write) ?? otherwise;
    if (!write) {
      throw configurationFault(
        `no integration response fits '${selection ?? ''}', and there is no ${DEFAULT}`,
        `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
      );
    }
    return write(event, answer);
  };
}

function fitting(key: string): Choice['fits'] {
  const pattern = PATTERN.exec(key)?.[1];
  return pattern === undefined ? (selection) => selection === key : wholeMatch(pattern, 'integration response key');
}

/*
 * AWS documents that CONVERT_TO_TEXT makes base64 of a binary answer, and no way to tell which answers are binary: here all are.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
 */
function writer({ contentHandling, responseTemplates, templateSelectionExpression }: WebSocketIntegrationResponseModel): AnswerMapper {
  const templates = new SelectedTemplates(responseTemplates, templateSelectionExpression);
  const isBinary = contentHandling === 'CONVERT_TO_TEXT';
  return (event, answer) => {
    const body = convertResponse(answer.body, isBinary, false, contentHandling);
    const template = templates.choose({ event, answer });
    if (!template) {
      return body;
    }
    event.context.set('status', BigInt(answer.status));
    return template.render(body, event, 'API_CONFIGURATION_ERROR');
  };
}

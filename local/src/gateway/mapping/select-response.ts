import { configurationFault } from '../fault';
import type { Incoming } from './incoming';
import { ResponseMapping } from './response-mapping';
import { wholeMatch } from './whole-match';
import type { IntegrationModel, IntegrationResponseModel } from '../../template/rest-api-model';

/**
 * Picks the integration response of an answer.
 */
export type ResponseSelector = (incoming: Incoming) => ResponseMapping;

/**
 * The first response whose pattern matches as a whole, else the one without a pattern.
 *
 * The selector fails the request when neither is there.
 */
export function selectResponse(integration: IntegrationModel): ResponseSelector {
  const patterned = integration.responses.filter((response) => response.selectionPattern !== undefined).map(withPattern);
  const fallback = integration.responses.find((response) => response.selectionPattern === undefined);
  const otherwise = fallback && new ResponseMapping(fallback);
  return ({ selection, status }) => {
    const chosen = selection === undefined ? undefined : patterned.find(({ matches }) => matches(selection))?.mapping;
    const mapping = chosen ?? otherwise;
    if (!mapping) {
      throw configurationFault(
        `no integration response matches '${selection ?? ''}' and none is without a pattern`,
        `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${status}`,
      );
    }
    return mapping;
  };
}

function withPattern(response: IntegrationResponseModel): { readonly matches: (text: string) => boolean; readonly mapping: ResponseMapping } {
  return { mapping: new ResponseMapping(response), matches: wholeMatch(response.selectionPattern ?? '', 'selection pattern') };
}

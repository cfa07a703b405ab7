import { LocalGatewayError } from '../errors';
import type { ApiModel } from '../template/api-model';

/**
 * Picks the API that a gateway runs.
 *
 * @param wanted logical id or id
 * @throws LocalGatewayError when there is none, or several and none is named
 */
export function chooseApi<S extends { readonly model: ApiModel }>(sources: readonly S[], wanted: string | undefined): S {
  const names = sources.map(({ model }) => model.logicalId).join(', ');
  if (wanted !== undefined) {
    const found = sources.find(({ model }) => model.logicalId === wanted || model.id === wanted);
    if (!found) {
      throw new LocalGatewayError(`there is no API '${wanted}'; there is ${names || 'none'}`);
    }
    return found;
  }
  if (sources.length !== 1) {
    throw new LocalGatewayError(sources.length === 0
      ? 'the template has no API (AWS::ApiGateway::RestApi or AWS::ApiGatewayV2::Api) and no routes of one'
      : `the template has several APIs; name one with the option 'api': ${names}`);
  }
  return sources[0];
}

/**
 * Picks a stage of an API. An API that the template does not make may have any stage.
 *
 * @param type what a template makes stages with
 * @param make makes a stage of which nothing is known but its name
 * @throws LocalGatewayError when there is none, or several and none is named
 */
export function chooseStage<S extends { readonly name: string }>(
  api: Pick<ApiModel, 'imported' | 'logicalId'> & { readonly stages: readonly S[] }, wanted: string | undefined, type: string, make: (name?: string) => S,
): S {
  const { stages } = api;
  const names = stages.map((stage) => stage.name).join(', ');
  const found = wanted === undefined ? stages : stages.filter((stage) => stage.name === wanted);
  if (found.length === 1) {
    return found[0];
  }
  if (stages.length === 0 && api.imported) {
    return make(wanted);
  }
  if (wanted !== undefined) {
    throw new LocalGatewayError(`the API '${api.logicalId}' has no stage '${wanted}'; it has ${names || 'none'}`);
  }
  throw new LocalGatewayError(stages.length === 0
    ? `the API '${api.logicalId}' has no stage; add an ${type}`
    : `the API '${api.logicalId}' has several stages; name one with the option 'stage': ${names}`);
}

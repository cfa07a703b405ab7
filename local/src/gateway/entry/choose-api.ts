import { LocalGatewayError } from '../../errors';
import type { RestApiModel, StageModel } from '../../template/rest-api-model';

/**
 * Picks the API that a gateway runs.
 *
 * @param wanted logical id or id
 * @throws LocalGatewayError when there is none, or several and none is named
 */
export function chooseApi(apis: readonly RestApiModel[], wanted: string | undefined): RestApiModel {
  const names = apis.map((api) => api.logicalId).join(', ');
  if (wanted !== undefined) {
    const found = apis.find((api) => api.logicalId === wanted || api.id === wanted);
    if (!found) {
      throw new LocalGatewayError(`there is no API '${wanted}'; there is ${names || 'none'}`);
    }
    return found;
  }
  if (apis.length !== 1) {
    throw new LocalGatewayError(apis.length === 0
      ? 'the template has no REST API (AWS::ApiGateway::RestApi) and no routes of one; HTTP and WebSocket APIs are not emulated'
      : `the template has several REST APIs; name one with the option 'api': ${names}`);
  }
  return apis[0];
}

/**
 * Picks the stage that a gateway runs. An API that the template does not make may have any stage.
 *
 * @throws LocalGatewayError when there is none, or several and none is named
 */
export function chooseStage(api: RestApiModel, wanted: string | undefined): StageModel {
  const { stages } = api;
  const names = stages.map((stage) => stage.name).join(', ');
  const found = wanted === undefined ? stages : stages.filter((stage) => stage.name === wanted);
  if (found.length === 1) {
    return found[0];
  }
  if (stages.length === 0 && api.imported) {
    return { name: wanted ?? 'prod', deploymentId: '', variables: {}, methodSettings: [], cacheEnabled: false };
  }
  if (wanted !== undefined) {
    throw new LocalGatewayError(`the API '${api.logicalId}' has no stage '${wanted}'; it has ${names || 'none'}`);
  }
  throw new LocalGatewayError(stages.length === 0
    ? `the API '${api.logicalId}' has no stage; add an AWS::ApiGateway::Stage`
    : `the API '${api.logicalId}' has several stages; name one with the option 'stage': ${names}`);
}

/**
 * Whether an API has a stage. One that the template does not make may have any.
 */
export function hasStage(api: RestApiModel, name: string): boolean {
  return api.stages.some((stage) => stage.name === name) || (api.imported && api.stages.length === 0 && name !== '');
}

import { apiArn } from './method-arn';
import { TemplateError, UnsupportedFeatureError } from '../../errors';
import { PolicyError, readPolicy, UnknownPolicyElement, type Policy } from '../../policies';
import type { RestApiModel } from '../../template/rest-api-model';

const SHORT_FORM = 'execute-api:';

/**
 * Reads the resource policy of an API; nothing for an API without one.
 *
 * @throws TemplateError when it is no policy
 * @throws UnsupportedFeatureError when it has a condition operator that is not known
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
export function readResourcePolicy(api: RestApiModel): Policy | undefined {
  if (api.policy === undefined) {
    return undefined;
  }
  try {
    return readPolicy(api.policy, { principals: true, fullResource: (resource) => fullResource(resource, api) });
  } catch (error) {
    if (!(error instanceof PolicyError)) {
      throw error;
    }
    const message = `the resource policy of '${api.logicalId}' cannot be read: ${error.message}`;
    throw error instanceof UnknownPolicyElement ? new UnsupportedFeatureError(message) : new TemplateError(message);
  }
}

/*
 * `execute-api:/stage/GET/path` is short for the ARN of the API that has the policy.
 */
function fullResource(resource: string, api: RestApiModel): string {
  return resource.startsWith(SHORT_FORM) ? `${apiArn(api)}${resource.slice(SHORT_FORM.length)}` : resource;
}

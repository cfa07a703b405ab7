import type { BackendCall } from '../../backends/backend';
import { ServiceModel } from '../../services';
import { isRecord } from '../../template/cloud-template';
import { urlSuffixOf } from '../../template/environment';
import type { ResourceModel } from '../../template/template-model';

/**
 * How a resource of some type comes to be at an endpoint.
 */
export interface Creation {
  /**
   * As integration URIs name it.
   */
  readonly service: string;
  readonly call: (resource: ResourceModel) => BackendCall;
}

type Request = Pick<BackendCall, 'body' | 'headers' | 'method'> & { readonly path?: string };

/**
 * A resource that an action of the JSON protocol makes.
 */
export function createdByJson(service: string, action: string, input: (resource: ResourceModel) => object): Creation {
  return created(service, (resource) => {
    const target = `${ServiceModel.of(service)?.targetPrefix}.${action}`;
    return {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': target },
      body: Buffer.from(JSON.stringify(input(resource))),
    };
  });
}

/**
 * A resource that any other request makes.
 */
export function created(service: string, request: (resource: ResourceModel) => Request): Creation {
  return {
    service,
    call: (resource) => {
      const { path = '/', ...others } = request(resource);
      const url = `https://${service}.${resource.region}.${urlSuffixOf(resource.region)}${path}`;
      return { kind: 'aws', service, region: resource.region, url, path, query: {}, ...others };
    },
  };
}

/**
 * Some of the properties of a resource, each as text, for actions that take attributes.
 */
export function attributesOf({ properties }: ResourceModel, names: readonly string[]): Readonly<Record<string, string>> {
  const set = names.filter((name) => properties[name] !== undefined);
  return Object.fromEntries(set.map((name) => [name, textOf(properties[name])]));
}

function textOf(value: unknown): string {
  return isRecord(value) ? JSON.stringify(value) : String(value);
}

import { CREATIONS } from './creations';
import { endpointBackend, type EndpointBackendOptions } from '../../backends/endpoint-backend';
import { LocalGatewayError } from '../../errors';
import { own } from '../../own';
import type { ResourceModel } from '../../template/template-model';

/*
 * What services say of something that has been made before, as a part of the error's name.
 */
const EXISTS = /AlreadyExists|AlreadyOwned|ResourceInUse|NameExists/;

/**
 * Makes the resources of a template at endpoints: those of the services that have one, and of the types that an API calls.
 *
 * What is there already stays as it is.
 *
 * @param endpoints base URL by service
 * @returns logical ids of the resources that are there now
 * @throws LocalGatewayError when an endpoint refuses one
 */
export async function createResources(
  resources: readonly ResourceModel[], endpoints: Readonly<Record<string, string>>, options: EndpointBackendOptions = {},
): Promise<readonly string[]> {
  const backend = endpointBackend(endpoints, options);
  const made: string[] = [];
  for (const resource of inOrder(resources)) {
    const creation = own(CREATIONS, resource.type);
    if (creation && own(endpoints, creation.service) !== undefined) {
      const { body = '', status = 200 } = await backend(creation.call(resource));
      check(resource, status, Buffer.from(body as Uint8Array).toString());
      made.push(resource.logicalId);
    }
  }
  return made;
}

/*
 * A queue that others give their messages up to must be there before them, and a bucket before what delivers to it.
 */
function inOrder(resources: readonly ResourceModel[]): readonly ResourceModel[] {
  const rank = ({ properties, type }: ResourceModel): number => {
    const isLast = type === 'AWS::SQS::Queue' ? properties.RedrivePolicy !== undefined : type === 'AWS::KinesisFirehose::DeliveryStream';
    return isLast ? 1 : 0;
  };
  const creatable = resources.filter(({ type }) => own(CREATIONS, type) !== undefined);
  return [...creatable].sort((left, right) => rank(left) - rank(right));
}

function check({ logicalId, type }: ResourceModel, status: number, answer: string): void {
  if (status >= 300 && !EXISTS.test(answer)) {
    throw new LocalGatewayError(`the endpoint refused to make ${type} '${logicalId}' with status ${status}: ${answer.slice(0, 500)}`);
  }
}

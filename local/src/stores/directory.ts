import { LocalGatewayError } from '../errors';
import type { ResourceModel } from '../template/template-model';

/**
 * Something kept, and the resource of a template that it stands for.
 */
export interface Kept {
  readonly resource: ResourceModel;
}

/*
 * Resources whose `Arn` attribute is not the one that their service knows them by.
 */
const ARN_IS_REFERENCE = ['AWS::SNS::Topic', 'AWS::StepFunctions::StateMachine'];

/**
 * What a service keeps of one kind, found by its names.
 */
export class Directory<T extends Kept> {
  private readonly byArn = new Map<string, T>();
  private readonly byName = new Map<string, T>();

  /**
   * @param kind what is kept, for messages: `queue`
   */
  constructor(private readonly kind: string, public readonly all: readonly T[]) {
    for (const kept of all) {
      this.byArn.set(arnOf(kept.resource), kept);
      this.byName.set(`${kept.resource.region}/${nameOf(kept.resource)}`, kept);
    }
  }

  /**
   * What a service finds by an ARN.
   */
  public atArn(arn: string): T | undefined {
    return this.byArn.get(arn);
  }

  /**
   * What a service finds by a name in a region, or by an ARN in its place.
   */
  public named(name: string, region = ''): T | undefined {
    return this.byArn.get(name) ?? this.byName.get(`${region}/${name}`);
  }

  /**
   * What a user of the stores means.
   *
   * @param name logical id, alone or after the stack's name and a slash; name, ARN, or what `Ref` gives
   * @throws LocalGatewayError when it means nothing, or more than one
   */
  public get(name: string): T {
    const found = this.all.filter(({ resource }) => namesOf(resource).includes(name));
    if (found.length !== 1) {
      const known = this.all.map(({ resource }) => `${resource.stackName}/${resource.logicalId}`).join(', ') || 'none';
      throw new LocalGatewayError(`there ${found.length === 0 ? `is no ${this.kind}` : `are several of kind ${this.kind}`} '${name}'; there are ${known}`);
    }
    return found[0];
  }
}

/**
 * The ARN that a service knows a resource by.
 */
export function arnOf(resource: ResourceModel): string {
  return ARN_IS_REFERENCE.includes(resource.type) ? resource.ref : resource.arn;
}

/**
 * The name that a service knows a resource by: what its ARN ends with.
 */
export function nameOf(resource: ResourceModel): string {
  const arn = arnOf(resource);
  return arn.slice(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
}

function namesOf(resource: ResourceModel): readonly string[] {
  const { logicalId, stackName, ref } = resource;
  return [logicalId, `${stackName}/${logicalId}`, ref, arnOf(resource), nameOf(resource)];
}

import { StackResource } from './stack-resource';
import type { StackSet } from './stack-set';

const REST = 'AWS::ApiGateway::';
const V2 = 'AWS::ApiGatewayV2::';

type ByApi = ReadonlyMap<string, readonly StackResource[]>;

/**
 * The resources of all stacks, by type and by the API they belong to.
 */
export class StackResources {
  private readonly byType: ReadonlyMap<string, readonly StackResource[]>;
  private readonly byApi = new Map<string, ByApi>();

  constructor(stacks: StackSet) {
    const all = stacks.stacks.flatMap((stack) => stack.resources().map(([id, declared]) => new StackResource(stack, id, declared)));
    this.byType = grouped(all, (resource) => resource.type);
  }

  /**
   * Resources of a type, for instance `AWS::Lambda::Function`.
   */
  public ofType(type: string): readonly StackResource[] {
    return this.byType.get(type) ?? [];
  }

  /**
   * Resources of API Gateway of a type that belong to a REST API, for instance of the type `Method`.
   */
  public ofApi(type: string, apiId: string): readonly StackResource[] {
    return this.apisOf(`${REST}${type}`, 'RestApiId').get(apiId) ?? [];
  }

  /**
   * Resources of API Gateway of a type that belong to an HTTP or WebSocket API, for instance of the type `Route`.
   */
  public ofV2Api(type: string, apiId: string): readonly StackResource[] {
    return this.apisOf(`${V2}${type}`, 'ApiId').get(apiId) ?? [];
  }

  /**
   * Every resource of API Gateway.
   */
  public ofGateway(): readonly StackResource[] {
    return [...this.byType].flatMap(([type, resources]) => isGateway(type) ? resources : []);
  }

  /**
   * Resources of every other service.
   */
  public ofOtherServices(): readonly StackResource[] {
    return [...this.byType].flatMap(([type, resources]) => isGateway(type) ? [] : resources);
  }

  private apisOf(type: string, idProperty: string): ByApi {
    const known = this.byApi.get(type);
    if (known) {
      return known;
    }
    const apis = grouped(this.ofType(type), (resource) => resource.properties.requiredString(idProperty));
    this.byApi.set(type, apis);
    return apis;
  }
}

function isGateway(type: string): boolean {
  return type.startsWith(REST) || type.startsWith(V2);
}

function grouped(resources: readonly StackResource[], keyOf: (resource: StackResource) => string): ReadonlyMap<string, readonly StackResource[]> {
  const groups = new Map<string, StackResource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    const group = groups.get(key);
    if (group) {
      group.push(resource);
    } else {
      groups.set(key, [resource]);
    }
  }
  return groups;
}

import type { StackResource } from './stack-resource';
import type { StackResources } from './stack-resources';

/**
 * The kinds of API of the second version of API Gateway.
 */
export type V2Protocol = 'HTTP' | 'WEBSOCKET';

const PROTOCOLS: readonly V2Protocol[] = ['HTTP', 'WEBSOCKET'];
const DEFAULT_ROUTE = '$default';

/**
 * An API that the templates make, or one that they add routes to.
 */
export interface V2Api {
  readonly id: string;

  /**
   * The API; the first of the routes of one that the templates do not make.
   */
  readonly owner: StackResource;
  readonly imported: boolean;
}

/**
 * The APIs of a kind. One that the templates do not make is of the kind that its route keys belong to; an HTTP API when it has none but
 * `$default`, which both kinds have.
 */
export function v2Apis(protocol: V2Protocol, resources: StackResources): readonly V2Api[] {
  const all = resources.ofType('AWS::ApiGatewayV2::Api');
  const ownIds = new Set(all.map(({ id }) => id));
  const imported = new Map<string, StackResource[]>();
  for (const route of resources.ofType('AWS::ApiGatewayV2::Route')) {
    const apiId = route.properties.requiredString('ApiId');
    if (!ownIds.has(apiId)) {
      imported.set(apiId, [...imported.get(apiId) ?? [], route]);
    }
  }
  return [
    ...all.filter((api) => protocolOf(api) === protocol).map((owner) => ({ id: owner.id, owner, imported: false })),
    ...[...imported].filter(([, routes]) => protocolOfRoutes(routes) === protocol).map(([id, [owner]]) => ({ id, owner, imported: true })),
  ];
}

/*
 * Only HTTP APIs are made from documents, which need not name the kind.
 */
function protocolOf({ properties }: StackResource): V2Protocol {
  return properties.choice('ProtocolType', PROTOCOLS) ?? 'HTTP';
}

function protocolOfRoutes(routes: readonly StackResource[]): V2Protocol {
  const keys = routes.map(({ properties }) => properties.requiredString('RouteKey'));
  return keys.every((key) => key === DEFAULT_ROUTE || /^[A-Z]+ \//.test(key)) ? 'HTTP' : 'WEBSOCKET';
}

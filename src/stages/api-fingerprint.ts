import { createHash } from 'node:crypto';
import type { IResolveContext } from 'aws-cdk-lib';
import { CfnResource, Stack } from 'aws-cdk-lib';
import {
  CfnAuthorizer, CfnGatewayResponse, CfnMethod, CfnModel, CfnRequestValidator, CfnResource as CfnApiResource, CfnRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';

const DEPLOYED_TYPES = new Set([
  CfnAuthorizer, CfnGatewayResponse, CfnMethod, CfnModel, CfnRequestValidator, CfnApiResource,
].map((type) => type.CFN_RESOURCE_TYPE_NAME));

/**
 * Properties of an API that no deployment carries.
 */
const NAMES = ['Name', 'Description', 'Tags'];

/**
 * What a deployment of an API would hold, as a short text that changes whenever that changes and at no other time.
 *
 * It is computed from the CloudFormation of the API's elements, since that alone knows overrides and late changes. This costs about
 * as much as rendering the API, so it is kept from the moment that the construct tree is final.
 */
export class ApiFingerprint {
  private readonly additions: unknown[] = [];
  private final = false;
  private known?: string;

  constructor(private readonly scope: IConstruct, private readonly api: IRestApi) {
    // Validation runs after aspects and references, and before templates are written: nothing changes from there on.
    scope.node.addValidation({ validate: () => this.treeIsFinal() });
  }

  /**
   * The fingerprint, or an empty text while references are still being collected.
   */
  public resolve(context: IResolveContext): string {
    if (context.preparing) return '';
    if (!this.final) return this.compute();
    this.known ??= this.compute();
    return this.known;
  }

  /**
   * Makes the fingerprint depend on something that is no element of the API.
   */
  public add(data: unknown): void {
    this.additions.push(data);
  }

  private treeIsFinal(): string[] {
    this.final = true;
    this.known = undefined;
    return [];
  }

  private compute(): string {
    const hash = createHash('sha256');
    for (const element of this.elements()) hash.update(element);
    hash.update(JSON.stringify(Stack.of(this.scope).resolve(this.additions)));
    return hash.digest('hex').slice(0, 32);
  }

  /**
   * One text for each element, in an order that does not depend on the order in which they were made.
   */
  private elements(): string[] {
    const resources = Stack.of(this.scope).node.findAll().filter((node) => this.isElement(node));
    return resources.map((resource) => rendered(resource)).sort();
  }

  private isElement(node: IConstruct): node is CfnResource {
    if (!CfnResource.isCfnResource(node)) return false;
    if (node === this.api.node.defaultChild) return true;
    return DEPLOYED_TYPES.has(node.cfnResourceType) && (node as CfnMethod).restApiId === this.api.restApiId;
  }
}

/**
 * A resource as its template will show it, without its metadata and its relations to other resources.
 */
function rendered(resource: CfnResource): string {
  const { Resources = {} }: Rendered = Stack.of(resource).resolve(resource._toCloudFormation());
  return JSON.stringify(Object.entries(Resources).map(([id, { Type, Properties }]) => [id, Type, deployedPart(Type, Properties)]));
}

interface Rendered {
  readonly Resources?: { readonly [logicalId: string]: { readonly Type: string; readonly Properties?: { readonly [name: string]: unknown } } };
}

function deployedPart(type: string, properties: { readonly [name: string]: unknown } = {}): { [name: string]: unknown } {
  if (type !== CfnRestApi.CFN_RESOURCE_TYPE_NAME) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !NAMES.includes(name)));
}

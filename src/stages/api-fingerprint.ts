import { createHash } from 'node:crypto';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { CfnResource, DefaultTokenResolver, Stack, Tokenization } from 'aws-cdk-lib';
import {
  CfnAuthorizer, CfnGatewayResponse, CfnMethod, CfnModel, CfnRequestValidator, CfnResource as CfnApiResource, CfnRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { FinalTree } from '../private/final-tree';

const DEPLOYED_TYPES = new Set([
  CfnAuthorizer, CfnGatewayResponse, CfnMethod, CfnModel, CfnRequestValidator, CfnApiResource,
].map((type) => type.CFN_RESOURCE_TYPE_NAME));

/**
 * What a deployment of an API would hold, as a short text that changes whenever that changes and at no other time.
 *
 * It is computed from the CloudFormation of the API's elements, since that alone knows overrides and late changes. This costs about
 * as much as rendering the API, so it is kept from the moment that the construct tree is final.
 */
export class ApiFingerprint {
  /**
   * The fingerprint, or an empty text while references are still being collected.
   */
  public readonly resolve: (context: IResolveContext) => string;

  private readonly additions: unknown[] = [];

  constructor(private readonly scope: IConstruct, private readonly api: IRestApi) {
    this.resolve = new FinalTree(scope).memo((context) => (context.preparing ? '' : this.compute()));
  }

  /**
   * Makes the fingerprint depend on something that is no element of the API.
   */
  public add(data: unknown): void {
    this.additions.push(data);
  }

  private compute(): string {
    const resolver = new OnceResolver();
    const rendered = this.elements().map((element) => renderedElement(element, resolver)).sort(); // in an order of their own, whatever the tree's
    const hash = createHash('sha256').update(rendered.join('\n'));
    hash.update(JSON.stringify(Stack.of(this.scope).resolve(this.additions)));
    return hash.digest('hex').slice(0, 32);
  }

  /**
   * The API and whatever in its stack says that it belongs to it, wherever it stands in the tree.
   */
  private elements(): CfnResource[] {
    const stack = Stack.of(this.scope);
    const isOurs = memoized((restApiId: string) => sameText(stack.resolve(restApiId), stack.resolve(this.api.restApiId)));
    return stack.node.findAll().filter((node): node is CfnResource => {
      if (!CfnResource.isCfnResource(node)) return false;
      if (node === this.api.node.defaultChild) return true;
      return DEPLOYED_TYPES.has(node.cfnResourceType) && isOurs((node as CfnMethod).restApiId);
    });
  }
}

/**
 * Type and properties of a resource as its template will show them, without its metadata and its relations to other resources.
 */
function renderedElement(resource: CfnResource, resolver: OnceResolver): string {
  const { Resources = {} } = resource._toCloudFormation() as { readonly Resources?: { readonly [logicalId: string]: unknown } };
  return JSON.stringify(Object.values(Resources).map((unresolved) => {
    const { Type, Properties }: Rendered = Tokenization.resolve(unresolved, { scope: resource, resolver });
    return [Type, deployedPart(Type, Properties)];
  }));
}

interface RenderedProperties {
  readonly [name: string]: unknown;
}

interface Rendered {
  readonly Type: string;
  readonly Properties?: RenderedProperties;
}

/**
 * No deployment carries the names of the API.
 */
function deployedPart(type: string, properties: RenderedProperties = {}): RenderedProperties {
  if (type !== CfnRestApi.CFN_RESOURCE_TYPE_NAME) return properties;
  const { Name, Description, Tags, Body, ...deployed } = properties;
  return { ...deployed, Body: typeof Body === 'object' ? { ...Body, info: undefined } : Body };
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function memoized(compute: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const value = known.get(text) ?? compute(text);
    known.set(text, value);
    return value;
  };
}

/**
 * Resolves each token once: hundreds of methods refer to the same API and to the same functions.
 *
 * Joined texts need not be compact here, but they must look like an intrinsic function to the checks of resource properties.
 */
class OnceResolver extends DefaultTokenResolver {
  private readonly known = new Map<IResolvable, unknown>();

  constructor() {
    super({ join: (left: unknown, right: unknown) => (typeof left === 'string' && typeof right === 'string' ? left + right : { 'Fn::Join': ['', [left, right]] }) });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (!this.known.has(token)) this.known.set(token, super.resolveToken(token, context, postProcessor));
    return this.known.get(token);
  }
}

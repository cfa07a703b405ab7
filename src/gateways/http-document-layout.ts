import type { IResolvable } from 'aws-cdk-lib';
import { Lazy } from 'aws-cdk-lib';
import type { IConstruct, IDependable } from 'constructs';
import { DependencyGroup } from 'constructs';
import type { HttpLayout } from './http-layout';
import type { HttpRouteSpec } from './http-route-spec';
import { httpIntegrationExtension, httpOperation } from './open-api-http-operation';
import { operationKey, SECURITY_SCHEMES } from './open-api-operation';
import { httpIntegrationProperties } from '../integrations/http-integration-properties';
import { DataIds } from '../private/data-ids';
import { ValidationError } from '../private/errors';
import { sortedByKey } from '../private/sorted';

/**
 * What a document says about the API as a whole.
 */
export interface HttpDocumentHead {
  readonly title: string;
  readonly description?: string;

  /**
   * Further members of the document: AWS's extensions for the API.
   */
  readonly extensions: { readonly [name: string]: unknown };
}

/**
 * Renders all routes as one OpenAPI document with AWS's extensions, in which routes with equal integrations refer to one.
 */
export class HttpDocumentLayout implements HttpLayout {
  /**
   * The document is a property of the API, which a stage waits for anyway.
   */
  public readonly deployed: IDependable = new DependencyGroup();

  private readonly paths = new Map<string, Map<string, object>>();
  private readonly integrations = new Map<string, object>();
  private readonly ids: DataIds;

  constructor(private readonly scope: IConstruct, private readonly head: HttpDocumentHead) {
    this.ids = new DataIds(scope);
  }

  public get integrationCount(): number {
    return this.integrations.size;
  }

  public addRoute(spec: HttpRouteSpec): void {
    this.refuseAuthorizer(spec);
    const id = this.ids.idOf(httpIntegrationProperties(spec.integration));
    if (!this.integrations.has(id)) this.integrations.set(id, httpIntegrationExtension(spec.integration));
    const { method, path } = spec.key;
    const operations = this.paths.get(path) ?? new Map<string, object>();
    operations.set(operationKey(method), httpOperation(spec, id));
    this.paths.set(path, operations);
  }

  /**
   * The document, rendered when all routes are known.
   */
  public asDocument(): IResolvable {
    return Lazy.uncachedAny({ produce: () => this.document() });
  }

  private document() {
    return {
      openapi: '3.0.1',
      info: { title: this.head.title, description: this.head.description, version: '1' },
      ...this.head.extensions,
      paths: sortedByKey([...this.paths].map(([path, operations]) => [path, sortedByKey(operations)])),
      components: { 'securitySchemes': SECURITY_SCHEMES, 'x-amazon-apigateway-integrations': sortedByKey(this.integrations) },
    };
  }

  private refuseAuthorizer({ key, authorization }: HttpRouteSpec): void {
    if (authorization.authorizerId === undefined) return;
    throw new ValidationError(`'${key}' has an authorizer, which RouteLayout.DOCUMENT cannot refer to; use RouteLayout.RESOURCES, or Auth.iam()`, this.scope);
  }
}

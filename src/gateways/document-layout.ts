import type { IResolvable } from 'aws-cdk-lib';
import { Annotations, Lazy } from 'aws-cdk-lib';
import type { IConstruct, IDependable } from 'constructs';
import { DependencyGroup } from 'constructs';
import type { BinaryMediaTypes } from './binary-media-types';
import { gatewayResponseParts } from './gateway-responses';
import { openApiOperation, operationKey, SECURITY_SCHEMES } from './open-api-operation';
import { openApiSchemas, uncheckedKeywords } from './open-api-schema';
import type { RestLayout } from './rest-layout';
import type { RestMethodSpec } from './rest-method-spec';
import type { PathNode } from './route-tree';
import { VALIDATORS } from './validators';
import type { GatewayResponseConfig } from '../contract/gateway-responses';
import type { Json } from '../contract/json-schema-draft4';
import type { RequestModel } from '../contract/request-model';
import type { ValidatorKind } from '../contract/request-validation';
import { ValidationError } from '../private/errors';
import { SharedValues } from '../private/shared-values';
import { sortedByKey } from '../private/sorted';

/**
 * What a document says about the API as a whole.
 */
export interface DocumentHead {
  readonly title: string;
  readonly description?: string;
  readonly binaryMediaTypes: BinaryMediaTypes;

  /**
   * Further members of the document: AWS's extensions for the API.
   */
  readonly extensions: { readonly [name: string]: unknown };
}

/**
 * Renders all routes as one OpenAPI document with AWS's extensions.
 */
export class DocumentLayout implements RestLayout {
  /**
   * The document is a property of the API, which a deployment waits for anyway.
   */
  public readonly deployed: IDependable = new DependencyGroup();

  private readonly paths = new Map<string, Map<string, object>>();
  private readonly schemas = new Map<string, Json>();
  private readonly validators = new Set<ValidatorKind>();
  private readonly gatewayResponses = new Map<string, object>();
  private readonly shared: SharedValues;

  constructor(private readonly scope: IConstruct, private readonly head: DocumentHead) {
    this.shared = new SharedValues(scope);
  }

  public setMethod(node: PathNode, spec: RestMethodSpec): void {
    this.refuseAuthorizer(spec);
    if (spec.model) this.addModel(spec.model);
    if (spec.validator) this.validators.add(spec.validator);
    const operations = this.paths.get(node.path) ?? new Map<string, object>();
    operations.set(operationKey(spec.method), openApiOperation(spec, this.shared));
    this.paths.set(node.path, operations);
  }

  public addGatewayResponses(configs: GatewayResponseConfig[]): void {
    for (const config of configs) this.gatewayResponses.set(config.responseType, gatewayResponseParts(config));
  }

  /**
   * The document, rendered when all routes are known.
   */
  public asDocument(): IResolvable {
    return Lazy.uncachedAny({ produce: () => this.document() });
  }

  private document() {
    const binaryMediaTypes = this.head.binaryMediaTypes.sorted();
    return {
      'openapi': '3.0.1',
      'info': { title: this.head.title, description: this.head.description, version: '1' },
      ...this.head.extensions,
      'x-amazon-apigateway-binary-media-types': binaryMediaTypes.length > 0 ? binaryMediaTypes : undefined,
      'x-amazon-apigateway-request-validators': this.validators.size > 0 ? this.validatorDefinitions() : undefined,
      'x-amazon-apigateway-gateway-responses': sortedByKey(this.gatewayResponses),
      'paths': sortedByKey([...this.paths].map(([path, operations]) => [path, sortedByKey(operations)])),
      'components': { securitySchemes: SECURITY_SCHEMES, schemas: this.schemas.size > 0 ? sortedByKey(this.schemas) : undefined },
    };
  }

  private validatorDefinitions() {
    return sortedByKey([...this.validators].map((kind) => [kind, VALIDATORS[kind]]));
  }

  private addModel(model: RequestModel): void {
    if (this.schemas.has(model.name)) return;
    for (const [name, schema] of openApiSchemas(model)) this.schemas.set(name, schema);
    const unchecked = uncheckedKeywords(model);
    if (unchecked.length === 0) return;
    Annotations.of(this.scope).addWarningV2('cdk-apigateway-patterns:documentModel',
      `API Gateway does not check ${unchecked.join(', ')} of a request body in RouteLayout.DOCUMENT; check them in the backend, or use RouteLayout.RESOURCES`);
  }

  private refuseAuthorizer({ method, path, authorization }: RestMethodSpec): void {
    if (authorization.authorizerId === undefined) return;
    throw new ValidationError(`'${method} ${path}' has an authorizer, which RouteLayout.DOCUMENT cannot refer to; use RouteLayout.RESOURCES, or Auth.iam()`, this.scope);
  }
}

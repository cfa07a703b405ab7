import type { CfnMethodProps, IRestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnGatewayResponse, CfnMethod, CfnModel, CfnRequestValidator, CfnResource } from 'aws-cdk-lib/aws-apigateway';
import type { IDependable } from 'constructs';
import { Construct, DependencyGroup } from 'constructs';
import { gatewayResponseParts } from './gateway-responses';
import { integrationProperty, methodResponseProperty } from './integration-property';
import type { RestLayout } from './rest-layout';
import type { RestMethodSpec } from './rest-method-spec';
import type { PathNode } from './route-tree';
import { VALIDATORS } from './validators';
import type { GatewayResponseConfig } from '../contract/gateway-responses';
import type { RequestModel } from '../contract/request-model';
import type { ValidatorKind } from '../contract/request-validation';
import { methodId, pathId } from '../private/ids';
import { SharedValues } from '../private/shared-values';

/**
 * Renders each route as an `AWS::ApiGateway::Method`, and each new path segment as an `AWS::ApiGateway::Resource`.
 */
export class ResourcesLayout implements RestLayout {
  /**
   * What a deployment must wait for.
   */
  public readonly deployed: IDependable;

  private readonly paths: Construct;
  private readonly methods: Construct;
  private readonly models: Construct;
  private readonly validators: Construct;
  private readonly gatewayResponses: Construct;
  private readonly shared: SharedValues;

  /**
   * `findResource` knows the paths that exist on the API already.
   */
  constructor(
    scope: Construct,
    private readonly api: IRestApi,
    private readonly findResource: (path: string) => string | undefined = () => undefined,
  ) {
    this.shared = new SharedValues(scope);
    this.paths = new Construct(scope, 'Paths');
    this.methods = new Construct(scope, 'Routes');
    this.models = new Construct(scope, 'Models');
    this.validators = new Construct(scope, 'Validators');
    this.gatewayResponses = new Construct(scope, 'GatewayResponses');
    this.deployed = new DependencyGroup(this.methods, this.gatewayResponses);
  }

  public setMethod(node: PathNode, spec: RestMethodSpec): void {
    const id = methodId(spec.method, spec.path);
    const existing = this.methods.node.tryFindChild(id);
    const props = this.methodProps(node, spec);
    if (existing) {
      Object.assign(existing, props);
    } else {
      new CfnMethod(this.methods, id, props);
    }
  }

  public addGatewayResponses(configs: GatewayResponseConfig[]): void {
    for (const config of configs) {
      new CfnGatewayResponse(this.gatewayResponses, config.responseType, {
        restApiId: this.api.restApiId,
        responseType: config.responseType,
        ...gatewayResponseParts(config),
      });
    }
  }

  private methodProps(node: PathNode, spec: RestMethodSpec): CfnMethodProps {
    return {
      restApiId: this.api.restApiId,
      resourceId: this.resourceId(node),
      httpMethod: spec.method,
      operationName: spec.operationName,
      authorizationType: spec.authorization.authorizationType,
      authorizerId: spec.authorization.authorizerId,
      authorizationScopes: spec.authorization.authorizationScopes,
      requestParameters: Object.keys(spec.parameters).length > 0 ? spec.parameters : undefined,
      requestModels: spec.model && this.requestModels(spec.model, spec.modelContentTypes),
      requestValidatorId: spec.validator && this.validatorId(spec.validator),
      integration: integrationProperty(spec.integration, this.shared),
      methodResponses: spec.responses.length > 0 ? this.shared.share(spec.responses.map(methodResponseProperty)) : undefined,
    };
  }

  private resourceId(node: PathNode): string {
    if (!node.parent) return this.api.restApiRootResourceId;
    const existing = this.findResource(node.path);
    if (existing !== undefined) return existing;
    const made = this.paths.node.tryFindChild(pathId(node.path)) ?? this.makeResource(node, node.parent);
    return (made as CfnResource).ref;
  }

  private makeResource(node: PathNode, parent: PathNode): CfnResource {
    return new CfnResource(this.paths, pathId(node.path), {
      restApiId: this.api.restApiId,
      parentId: this.resourceId(parent),
      pathPart: node.segment,
    });
  }

  private requestModels(model: RequestModel, contentTypes: string[]): { [contentType: string]: string } {
    const made = this.models.node.tryFindChild(model.name) ?? new CfnModel(this.models, model.name, {
      restApiId: this.api.restApiId,
      contentType: 'application/json',
      schema: model.schema,
    });
    return Object.fromEntries(contentTypes.map((contentType) => [contentType, (made as CfnModel).ref]));
  }

  private validatorId(kind: ValidatorKind): string {
    const made = this.validators.node.tryFindChild(kind) ?? new CfnRequestValidator(this.validators, kind, {
      restApiId: this.api.restApiId,
      ...VALIDATORS[kind],
    });
    return (made as CfnRequestValidator).ref;
  }
}

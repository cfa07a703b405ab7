import { Annotations, Lazy, Stack } from 'aws-cdk-lib';
import type { Deployment, IRestApi, IStage } from 'aws-cdk-lib/aws-apigateway';
import { EndpointType, RestApi, Stage } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { ExistingResources } from './existing-resources';
import { LambdaPermissions } from './lambda-permissions';
import { ResourcesLayout } from './resources-layout';
import { RestGatewayBase } from './rest-gateway-base';
import type { RestApiRoutesAttributes, RestApiRoutesOptions } from './rest-gateway-props';
import { RestMethodRenderer } from './rest-method-renderer';
import { RestRoutes } from './rest-routes';
import { RouteTree } from './route-tree';
import { Auth } from '../authorization';
import { Cors } from '../protection/cors';
import { ApiFingerprint } from '../stages/api-fingerprint';
import { RestDeployment } from '../stages/rest-deployment';

/**
 * Routes on an API that this library did not make.
 */
export class ImportedRestGateway extends RestGatewayBase {
  public readonly restApi: IRestApi;

  /**
   * @internal
   */
  protected readonly _routes: RestRoutes;

  /**
   * @internal
   */
  protected readonly _stage?: IStage;

  constructor(scope: Construct, id: string, api: (gateway: Construct) => IRestApi, options: RestApiRoutesOptions) {
    super(scope, id);
    this.restApi = api(this);
    const existing = new ExistingResources(this, this.restApi, options.existingResources ?? {});
    const layout = new ResourcesLayout(this, this.restApi, (path) => existing.idOf(path));
    this._stage = this.deploy(layout, options.deployTo);

    const cors = options.cors && new Cors(options.cors, this);
    this._routes = new RestRoutes(this, {
      tree: this.tree(options),
      layout,
      cors,
      renderer: new RestMethodRenderer(this, { auth: options.auth ?? Auth.iam(), cors, endpointType: EndpointType.REGIONAL }),
      permissions: new LambdaPermissions(this, this.arnForExecuteApi()),
      binaryMediaTypes: (contentTypes) => this.askForBinary(contentTypes),
    });
    this._addRoutes(options.routes);
  }

  /**
   * The paths, with those that exist, since a path variable among them allows no other beside it.
   */
  private tree(options: RestApiRoutesOptions): RouteTree {
    const tree = new RouteTree(this);
    for (const path of Object.keys(options.existingResources ?? {})) tree.node(path);
    return tree;
  }

  /**
   * Deploys to the named stage, or else with the deployment that AWS CDK makes for the API in the same stack.
   */
  private deploy(layout: ResourcesLayout, deployTo?: string): IStage | undefined {
    if (deployTo === undefined) {
      this.deployWith(layout, this.restApi.latestDeployment);
      return this.restApi.deploymentStage;
    }
    const deployment = new RestDeployment(this, 'Deployment', { api: this.restApi, stageName: deployTo, retainDeployments: true });
    deployment.node.addDependency(layout.deployed);
    return Stage.fromStageAttributes(this, 'Stage', { restApi: this.restApi, stageName: deployTo });
  }

  private deployWith(layout: ResourcesLayout, deployment?: Deployment): void {
    if (!deployment || Stack.of(deployment) !== Stack.of(this)) return;
    const fingerprint = new ApiFingerprint(this, this.restApi);
    deployment.node.addDependency(layout.deployed);
    deployment.addToLogicalId(Lazy.uncachedString({ produce: (context) => fingerprint.resolve(context) }));
  }

  private askForBinary(contentTypes: string[]): void {
    if (contentTypes.length === 0) return;
    Annotations.of(this).addWarningV2('cdk-apigateway-patterns:binaryMediaTypes',
      `routes here need ${contentTypes.join(', ')} among the binary media types of the API, which was made elsewhere; add them there`);
  }
}

/**
 * An API of which the ids are known.
 */
export function restApiFromAttributes(scope: Construct, attributes: RestApiRoutesAttributes): IRestApi {
  const { restApiId, rootResourceId, restApiName = scope.node.id } = attributes;
  return RestApi.fromRestApiAttributes(scope, 'Api', { restApiId, rootResourceId, restApiName });
}

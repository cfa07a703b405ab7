import { Names } from 'aws-cdk-lib';
import type { IRestApi, IStage } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { BinaryMediaTypes } from './binary-media-types';
import { Endpoint } from './endpoint';
import type { GatewayRestApi } from './gateway-rest-api';
import { ImportedRestGateway, restApiFromAttributes } from './imported-rest-gateway';
import { LambdaPermissions } from './lambda-permissions';
import { ownedApi } from './owned-api';
import { RestGatewayBase } from './rest-gateway-base';
import type { IRestGateway } from './rest-gateway-interface';
import type { RestApiRoutesAttributes, RestApiRoutesOptions, RestGatewayProps } from './rest-gateway-props';
import type { RestLayout } from './rest-layout';
import { RestMethodRenderer } from './rest-method-renderer';
import { RestRoutes } from './rest-routes';
import { validateRoutes } from './route-checks';
import { RouteTree } from './route-tree';
import { Auth } from '../authorization';
import { gatewayResponses } from '../contract/gateway-responses';
import { Cors } from '../protection/cors';
import { RestDeployment } from '../stages/rest-deployment';
import { restStage } from '../stages/rest-stage';

/**
 * A REST API whose routes are answered by functions, other HTTP services, or AWS services directly.
 *
 * ```ts
 * const orders = new RestGateway(this, 'Orders');
 * orders.addRoute('POST /orders', new SqsSendMessage(queue));
 * ```
 *
 * Every route asks for IAM authorization unless it says otherwise. The API has one stage, with an access log, error logs, traces,
 * metrics and throttling; it is deployed anew whenever something that a deployment holds changes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 */
export class RestGateway extends RestGatewayBase {
  /**
   * Puts routes onto an API that this library did not make.
   *
   * The methods, and resources for path segments that are new, belong to the stack of `scope`.
   */
  public static fromRestApi(scope: Construct, id: string, restApi: IRestApi, options: RestApiRoutesOptions = {}): IRestGateway {
    return new ImportedRestGateway(scope, id, () => restApi, options);
  }

  /**
   * Puts routes onto an API of which the ids are known.
   */
  public static fromRestApiAttributes(scope: Construct, id: string, attributes: RestApiRoutesAttributes): IRestGateway {
    return new ImportedRestGateway(scope, id, (gateway) => restApiFromAttributes(gateway, attributes), attributes);
  }

  public readonly restApi: IRestApi;

  /**
   * The stage that the routes are deployed to.
   */
  public readonly stage: IStage;

  /**
   * @internal
   */
  protected readonly _routes: RestRoutes;

  /**
   * @internal
   */
  protected readonly _stage: IStage;

  constructor(scope: Construct, id: string, props: RestGatewayProps = {}) {
    super(scope, id);
    const endpoint = props.endpoint ?? Endpoint.regional();
    const cors = props.cors && new Cors(props.cors, this);
    const binaryMediaTypes = new BinaryMediaTypes(this);
    binaryMediaTypes.add(props.binaryMediaTypes ?? []);
    const restApiName = props.restApiName ?? Names.uniqueResourceName(this, { separator: '-', maxLength: 128 });

    const { api, layout } = ownedApi(this, props, { restApiName, endpoint, binaryMediaTypes });
    layout.addGatewayResponses(gatewayResponses(props, cors, this));
    this.restApi = api;
    this.stage = this._stage = this.deploy(api, layout, props);

    const tree = new RouteTree(this);
    this._routes = new RestRoutes(this, {
      tree,
      layout,
      cors,
      renderer: new RestMethodRenderer(this, { auth: props.auth ?? Auth.iam(), cors, endpointType: endpoint.type }),
      permissions: new LambdaPermissions(this, this.arnForExecuteApi()),
      binaryMediaTypes: (contentTypes) => binaryMediaTypes.add(contentTypes),
    });
    this.node.addValidation({ validate: () => validateRoutes(this, tree) });
    this._addRoutes(props.routes);
  }

  private deploy(api: GatewayRestApi, layout: RestLayout, props: RestGatewayProps): IStage {
    const deployment = new RestDeployment(this, 'Deployment', { api });
    deployment.node.addDependency(layout.deployed);
    api.deployedBy(deployment);
    api.deploymentStage = restStage(this, deployment, props);
    return api.deploymentStage;
  }
}

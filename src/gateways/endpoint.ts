import { EndpointType } from 'aws-cdk-lib/aws-apigateway';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { ValidationError } from '../private/errors';

/**
 * Options of a private endpoint.
 */
export interface PrivateEndpointOptions {
  /**
   * The interface endpoints for `execute-api` through which the API can be called, at least one.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
   */
  readonly vpcEndpoints: IVpcEndpoint[];
}

/**
 * Where a REST API can be called.
 *
 * An API can change from each to each, except from private to edge-optimized.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-api-migration.html
 */
export class Endpoint {
  /**
   * On the internet, in the API's region.
   */
  public static regional(): Endpoint {
    return new Endpoint(EndpointType.REGIONAL, []);
  }

  /**
   * On the internet, through CloudFront locations near the caller.
   */
  public static edge(): Endpoint {
    return new Endpoint(EndpointType.EDGE, []);
  }

  /**
   * In networks with one of the given interface endpoints, and nowhere else: a resource policy refuses every other call.
   *
   * Fails without an endpoint, since such an API could not be called at all.
   */
  public static private(options: PrivateEndpointOptions): Endpoint {
    if (options.vpcEndpoints.length === 0) {
      throw new ValidationError("'vpcEndpoints' of Endpoint.private() must name at least one interface endpoint, got none; "
        + 'add one to the VPC with vpc.addInterfaceEndpoint() and InterfaceVpcEndpointAwsService.APIGATEWAY');
    }
    return new Endpoint(EndpointType.PRIVATE, options.vpcEndpoints);
  }

  private constructor(
    /**
     * Type of the endpoint, in CloudFormation's words.
     */
    public readonly type: EndpointType,
    /**
     * The interface endpoints of a private API, none otherwise.
     */
    public readonly vpcEndpoints: IVpcEndpoint[],
  ) {}
}

import { EndpointType, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { BinaryMediaTypes } from './binary-media-types';
import { DocumentLayout } from './document-layout';
import type { Endpoint } from './endpoint';
import { GatewayRestApi } from './gateway-rest-api';
import type { GatewayRestApiProps } from './gateway-rest-api';
import { ResourcesLayout } from './resources-layout';
import type { RestGatewayProps } from './rest-gateway-props';
import type { RestLayout } from './rest-layout';
import { RouteLayout } from './route-layout';
import { checkLimit } from '../limits/checks';
import { privateApiPolicy } from '../policies/private-api-policy';
import { ValidationError } from '../private/errors';

/**
 * The API of a gateway and how its routes are rendered.
 */
export interface OwnedApi {
  readonly api: GatewayRestApi;
  readonly layout: RestLayout;
}

/**
 * What is said of an API in either layout.
 */
interface ApiTraits {
  readonly restApiName: string;
  readonly endpoint: Endpoint;
  readonly policy: PolicyDocument;
  readonly binaryMediaTypes: BinaryMediaTypes;
}

/**
 * Makes the API of a gateway.
 */
export function ownedApi(scope: Construct, props: RestGatewayProps, traits: Omit<ApiTraits, 'policy'>): OwnedApi {
  const all = { ...traits, policy: endpointPolicy(traits.endpoint) };
  if (props.minimumCompressionSize) {
    checkLimit('compressionBytes', props.minimumCompressionSize.toBytes(), "'minimumCompressionSize'", 'leave it out to compress nothing', scope);
  }
  return props.layout === RouteLayout.DOCUMENT ? documentApi(scope, props, all) : resourcesApi(scope, props, all);
}

function resourcesApi(scope: Construct, props: RestGatewayProps, traits: ApiTraits): OwnedApi {
  const api = new GatewayRestApi(scope, 'Api', {
    ...commonProps(scope, props, traits),
    binaryMediaTypes: traits.binaryMediaTypes.asList(),
    minCompressionSize: props.minimumCompressionSize,
  });
  return { api, layout: new ResourcesLayout(scope, api) };
}

/**
 * An import replaces what the document does not say, so the document says everything.
 */
function documentApi(scope: Construct, props: RestGatewayProps, traits: ApiTraits): OwnedApi {
  const layout = new DocumentLayout(scope, {
    title: traits.restApiName,
    description: props.description,
    binaryMediaTypes: traits.binaryMediaTypes,
    extensions: {
      'x-amazon-apigateway-policy': traits.policy,
      'x-amazon-apigateway-minimum-compression-size': props.minimumCompressionSize?.toBytes(),
      ...endpointExtension(traits.endpoint),
    },
  });
  const api = new GatewayRestApi(scope, 'Api', {
    ...commonProps(scope, props, traits),
    parameters: { endpointConfigurationTypes: traits.endpoint.type },
    document: layout.asDocument(),
  });
  return { api, layout };
}

function commonProps(scope: Construct, props: RestGatewayProps, { restApiName, endpoint, policy }: ApiTraits): GatewayRestApiProps {
  return {
    restApiName,
    description: props.description,
    policy,
    endpointConfiguration: {
      types: [endpoint.type],
      vpcEndpoints: endpoint.vpcEndpoints.length > 0 ? endpoint.vpcEndpoints : undefined,
      ipAddressType: ipAddressType(scope, props, endpoint),
    },
  };
}

function endpointExtension({ vpcEndpoints }: Endpoint): { [name: string]: unknown } {
  if (vpcEndpoints.length === 0) return {};
  return { 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: vpcEndpoints.map((endpoint) => endpoint.vpcEndpointId) } };
}

function endpointPolicy({ type, vpcEndpoints }: Endpoint): PolicyDocument {
  if (type !== EndpointType.PRIVATE) return new PolicyDocument();
  return privateApiPolicy(vpcEndpoints.map((endpoint) => endpoint.vpcEndpointId));
}

function ipAddressType(scope: Construct, props: RestGatewayProps, endpoint: Endpoint): IpAddressType | undefined {
  if (endpoint.type === EndpointType.PRIVATE && props.ipAddressType === IpAddressType.IPV4) {
    throw new ValidationError("'ipAddressType' of a private API must be IpAddressType.DUAL_STACK, got IpAddressType.IPV4; leave it out", scope);
  }
  return props.ipAddressType;
}

import { Names } from 'aws-cdk-lib';
import type { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { corsConfiguration } from './cors-configuration';
import { HttpDocumentLayout } from './http-document-layout';
import type { HttpGatewayProps } from './http-gateway-props';
import type { HttpLayout } from './http-layout';
import { HttpResourcesLayout } from './http-resources-layout';
import type { HttpRouteKeys } from './http-route-keys';
import { RouteLayout } from './route-layout';

/**
 * The API of a gateway and how its routes are rendered.
 */
export interface OwnedHttpApi {
  readonly api: HttpApi;
  readonly layout: HttpLayout;
}

/**
 * Makes the API of a gateway: AWS's own construct, so that whatever takes one takes ours.
 */
export function ownedHttpApi(scope: Construct, props: HttpGatewayProps, keys: HttpRouteKeys): OwnedHttpApi {
  const name = props.httpApiName ?? Names.uniqueResourceName(scope, { separator: '-', maxLength: 128 });
  const cors = props.cors && corsConfiguration(props.cors, keys, scope);
  const api = new HttpApi(scope, 'Api', { apiName: name, description: props.description, ipAddressType: props.ipAddressType, createDefaultStage: false });
  const resource = api.node.defaultChild as CfnApi;
  if (props.layout === RouteLayout.DOCUMENT) return { api, layout: describeByDocument(scope, resource, props, name, cors) };
  resource.corsConfiguration = cors;
  return { api, layout: new HttpResourcesLayout(scope, api) };
}

/**
 * An import takes everything from its document, so the document says everything.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
function describeByDocument(scope: Construct, resource: CfnApi, props: HttpGatewayProps, title: string, cors?: object): HttpLayout {
  const layout = new HttpDocumentLayout(scope, {
    title,
    description: props.description,
    extensions: {
      'x-amazon-apigateway-cors': cors,
      'x-amazon-apigateway-endpoint-configuration': props.ipAddressType && { ipAddressType: props.ipAddressType },
    },
  });
  Object.assign(resource, { name: undefined, protocolType: undefined, description: undefined, ipAddressType: undefined, body: layout.asDocument() });
  return layout;
}

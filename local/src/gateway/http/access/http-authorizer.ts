import { httpFunctionAuthorizer } from './http-function-authorizer';
import { jwtAuthorizer } from './jwt-authorizer';
import type { LocalGatewayOptions } from '../../../local-gateway-options';
import type { HttpAuthorizerModel, HttpRouteModel } from '../../../template/http-api-model';
import type { ResourceModel } from '../../../template/template-model';
import type { AuthorizerFacts } from '../authorizer-facts';
import type { HttpExchange } from '../exchange';

/**
 * Lets a request to a route in.
 *
 * @returns what it found out
 * @throws HttpFault when the request is not let in
 */
export type HttpAuthorizer = (exchange: HttpExchange, route: HttpRouteModel) => Promise<AuthorizerFacts>;

/**
 * Makes an authorizer of an HTTP API.
 *
 * @throws TemplateError when AWS would refuse it
 */
export function httpAuthorizer(model: HttpAuthorizerModel, resources: readonly ResourceModel[], options: LocalGatewayOptions): HttpAuthorizer {
  return model.type === 'JWT' ? jwtAuthorizer(model, resources, options) : httpFunctionAuthorizer(model);
}

import { httpAuthorizer, type HttpAuthorizer } from './http-authorizer';
import type { LocalGatewayOptions } from '../../../local-gateway-options';
import { SignatureChecker } from '../../../signatures/signature-checker';
import type { HttpApiModel } from '../../../template/http-api-model';
import type { ResourceModel } from '../../../template/template-model';
import type { Access } from '../../access/access';

/**
 * Who may call a stage of an HTTP API.
 */
export interface HttpAccess extends Pick<Access, 'signatures' | 'unsignedCaller'> {
  /**
   * Authorizers by id, each with the decisions that it keeps.
   */
  readonly authorizers: ReadonlyMap<string, HttpAuthorizer>;
}

/**
 * Reads who may call an HTTP API.
 *
 * @throws TemplateError when an authorizer is none that AWS would take
 */
export function readHttpAccess(api: HttpApiModel, resources: readonly ResourceModel[], options: LocalGatewayOptions): HttpAccess {
  return {
    signatures: options.callers && new SignatureChecker(options.callers, api.region),
    unsignedCaller: options.unsignedCaller,
    authorizers: new Map([...api.authorizers].map(([id, model]) => [id, httpAuthorizer(model, resources, options)])),
  };
}

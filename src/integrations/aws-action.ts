import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AwsMessageIntegration } from './aws-message-integration';
import type { AwsRequest } from './aws-request';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { BoundRoute } from './route-integration';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import type { JsonTemplate } from '../mapping/json-template';
import { successTemplate } from '../mapping/response-template';
import { ValidationError } from '../private/errors';

const ERROR_STATUSES = [400, 404, 409, 412, 429, 502, 503];

/**
 * Properties of a route onto any action of AWS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services.html
 */
export interface AwsActionProps extends AwsServiceIntegrationProps {
  /**
   * The service as it stands in the URI of an integration: the first part of its endpoint, for instance `ssm`, `states`, `monitoring`.
   */
  readonly service: string;

  /**
   * The action as the service's API spells it: `GetParameter`.
   */
  readonly action: string;

  /**
   * The request: `AwsRequest.json()`, `AwsRequest.query()` or `AwsRequest.rest()`, whichever protocol the service has.
   */
  readonly request: AwsRequest;

  /**
   * ARNs of the resources that the role may use the action on. `*` is for actions that know no resources: it brings a warning,
   * `cdk-apigateway-patterns:awsActionOnAllResources`.
   */
  readonly resources: string[];

  /**
   * The action as IAM spells it. Some services have another name there: `cloudwatch:PutMetricData` is of the service `monitoring`.
   *
   * @default - service and action: `ssm:GetParameter`
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
   */
  readonly iamAction?: string;

  /**
   * Sub-domain before the service, for services that have one for each account or resource.
   *
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * Region of the service.
   *
   * @default - region of the API
   */
  readonly region?: string;

  /**
   * The answer to a success, of `ResponseValue`s. `JsonTemplate.json(ResponseValue.wholeBody())` shows all that the service says: only
   * for services whose answers hold nothing but what the caller may know.
   *
   * @default - 204 without a body
   */
  readonly response?: JsonTemplate;

  /**
   * Status of a success that has a `response`.
   *
   * @default 200
   */
  readonly statusCode?: number;

  /**
   * Statuses for errors of the service, by a part of their codes: `{ ParameterNotFound: 404 }`. Statuses are 400, 404, 409, 412, 429,
   * 502 and 503. Not for `AwsRequest.rest()`, where the service's own status decides.
   *
   * @default - throttling is 429, missing rights and resources are 502, other errors with a 4xx status are 400, the rest is 502 or 503
   */
  readonly errors?: { [code: string]: number };
}

/**
 * Calls any action of any AWS service, for those that have no class of their own here.
 *
 * 204 without a body, or what `response` says; every error has a fixed body.
 *
 * Role: exactly the action, on exactly the `resources`. Encrypted resources may want rights on their keys: give a `role` of yours then.
 *
 * Throws for an action, a service or a status that cannot be one, and for no resources.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services.html
 */
export class AwsAction extends AwsMessageIntegration {
  constructor(private readonly props: AwsActionProps) {
    super(props);
    checkWord('service', props.service, /^[a-z][a-z0-9.-]*$/, "the first part of its endpoint in lower case, like 'ssm'");
    checkWord('action', props.action, /^[A-Z][A-Za-z0-9]*$/, "a name like 'GetParameter'");
    if (props.iamAction !== undefined) checkWord('iamAction', props.iamAction, /^[a-z0-9-]+:[A-Z][A-Za-z0-9]*$/, "one action like 'ssm:GetParameter'");
    if (props.resources.length === 0) throw new ValidationError("'resources' must name at least one ARN, got none; write ['*'] for an action that knows no resources");
    for (const [code, status] of Object.entries(props.errors ?? {})) checkError(code, status);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { service, action, subdomain, region, request, response, statusCode = 200, errors = {} } = this.props;
    return {
      service,
      subdomain,
      region,
      ...request._call(action),
      success: response ? answer(statusCode, successTemplate(response), '2\\d{2}') : answer(204, EMPTY_TEMPLATE, '2\\d{2}'),
      errors: Object.entries(errors).map(([code, status]) => ({ code, status })),
    };
  }

  /**
   * @internal
   */
  protected _rights(_route: BoundRoute, scope: Construct): IntegrationRights {
    const { resources, service, action, iamAction = `${service}:${action}` } = this.props;
    if (resources.includes('*')) {
      Annotations.of(scope).addWarningV2('cdk-apigateway-patterns:awsActionOnAllResources', `a route may use ${iamAction} on all resources: name their ARNs in 'resources' if the action knows any`);
    }
    return {
      action: iamAction,
      resource: scope,
      detail: JSON.stringify(Stack.of(scope).resolve(resources)),
      grant: (role) => iam.Grant.addToPrincipal({ grantee: role, actions: [iamAction], resourceArns: resources }),
    };
  }
}

function checkWord(name: string, value: string, pattern: RegExp, hint: string): void {
  if (!Token.isUnresolved(value) && !pattern.test(value)) throw new ValidationError(`'${name}' must be ${hint}, got '${value}'`);
}

function checkError(code: string, status: number): void {
  if (!/^[A-Za-z0-9.]+$/.test(code)) throw new ValidationError(`'errors' are by letters of the service's error code, like ParameterNotFound, got '${code}'`);
  if (!ERROR_STATUSES.includes(status)) throw new ValidationError(`the status of error ${code} must be one of ${ERROR_STATUSES.join(', ')}, got ${status}`);
}

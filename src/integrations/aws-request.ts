import { constantHeader, jsonProtocol, ServiceCall } from './aws-service-integration';
import { STATUS_FAILURES } from './status-failures';
import { ElementValue } from '../mapping/element-value';
import { FormField, FormList, formRequestTemplate } from '../mapping/form-template';
import type { JsonTemplate } from '../mapping/json-template';
import { pathRequestTemplate } from '../mapping/path-override';
import { jsonRequestTemplate, REFUSAL_WITHOUT_JSON } from '../mapping/request-template';
import type { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

const MAX_LIST_LENGTH = 100;

/**
 * A request of the JSON protocol of AWS.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export interface AwsJsonRequestOptions {
  /**
   * The parameters of the action.
   */
  readonly body: JsonTemplate;

  /**
   * What stands before the action in the header `X-Amz-Target`: `DynamoDB_20120810`, `AmazonSSM`.
   */
  readonly targetPrefix: string;

  /**
   * Version of the protocol: 1.0 or 1.1.
   *
   * @default '1.1'
   */
  readonly version?: string;
}

/**
 * A request of the query protocol of AWS: a form.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export interface AwsQueryRequestOptions {
  /**
   * Version of the service's API: `2010-05-08` for IAM.
   */
  readonly version: string;

  /**
   * Parameters by their names on the wire: `Message`, `Tags.member.1.Key`.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: RequestValue };

  /**
   * Lists of strings in the body, by the name on the wire up to the number: `AttributeNames.member` becomes `AttributeNames.member.1`,
   * `AttributeNames.member.2` and so on. A list has 1 to 100 elements; another one is answered with status 400.
   *
   * @default - none
   */
  readonly lists?: { [prefix: string]: RequestValue };
}

/**
 * A request to a service that has a path for each resource.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export interface AwsRestRequestOptions {
  /**
   * HTTP method of the action.
   */
  readonly method: string;

  /**
   * Path of the action with its query string, constant but for variables in braces: `2015-03-31/functions/resize/invocations`,
   * `clusters/{name}`.
   */
  readonly path: string;

  /**
   * Values of the variables, for GET, HEAD and DELETE: 1 to 255 letters, digits, underscores, hyphens and periods, not beginning
   * with a period. Anything else is answered with status 400.
   *
   * @default - none
   */
  readonly pathVariables?: { [name: string]: RequestValue };

  /**
   * The body.
   *
   * @default - none
   */
  readonly body?: JsonTemplate;
}

/**
 * How the request of an action is written: by the protocol of its service.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export abstract class AwsRequest {
  /**
   * JSON, and the action in a header: DynamoDB, Systems Manager, Secrets Manager, ECS, CloudWatch Logs and many more.
   */
  public static json(options: AwsJsonRequestOptions): AwsRequest {
    return new AwsJsonRequest(options);
  }

  /**
   * A form, and the action in a field: SNS, IAM, STS, CloudFormation, EC2, RDS and other old services.
   */
  public static query(options: AwsQueryRequestOptions): AwsRequest {
    return new AwsQueryRequest(options);
  }

  /**
   * A path for each resource: Lambda, API Gateway, Batch, EKS and other services.
   *
   * A refused call reaches the service, with the text `refused` for a body: not for actions that take any bytes, such as storing an
   * object.
   *
   * Throws for a path and variables that do not fit each other, and for variables with a method that could create something.
   */
  public static rest(options: AwsRestRequestOptions): AwsRequest {
    return new AwsRestRequest(options);
  }

  /**
   * @internal
   */
  public abstract _call(action: string): Pick<ServiceCall, 'target' | 'httpMethod' | 'parameters' | 'template' | 'errorCode' | 'failures'>;
}

class AwsJsonRequest extends AwsRequest {
  constructor(private readonly options: AwsJsonRequestOptions) {
    super();
  }

  public _call(action: string): ReturnType<AwsRequest['_call']> {
    const { body, targetPrefix, version = '1.1' } = this.options;
    return {
      target: `action/${action}`,
      parameters: jsonProtocol(`${targetPrefix}.${action}`, version),
      template: jsonRequestTemplate(body, REFUSAL_WITHOUT_JSON),
    };
  }
}

class AwsQueryRequest extends AwsRequest {
  constructor(private readonly options: AwsQueryRequestOptions) {
    super();
  }

  public _call(action: string): ReturnType<AwsRequest['_call']> {
    const { version, parameters = {}, lists = {} } = this.options;
    return {
      target: 'path//',
      parameters: { 'header.Content-Type': constantHeader('application/x-www-form-urlencoded') },
      template: formRequestTemplate(action, version, [
        ...Object.entries(parameters).map(([name, value]) => new FormField(name, value)),
        ...Object.entries(lists).map(([prefix, list]) => new FormList(prefix, list, ElementValue.text(), MAX_LIST_LENGTH)),
      ]),
      errorCode: 'Error.Code',
    };
  }
}

class AwsRestRequest extends AwsRequest {
  constructor(private readonly options: AwsRestRequestOptions) {
    super();
    const { path, pathVariables = {}, method } = options;
    const wanted = [...path.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)].map(([, name]) => name);
    const given = Object.keys(pathVariables);
    if ([...wanted].sort().join() !== [...given].sort().join()) {
      throw new ValidationError(`'pathVariables' must give a value for each variable of the path and for no other: the path '${path}' has [${wanted.join(', ')}], got [${given.join(', ')}]`);
    }
    if (given.length > 0 && !['GET', 'HEAD', 'DELETE'].includes(method)) {
      throw new ValidationError(`'pathVariables' are for GET, HEAD and DELETE, got ${method}: write a constant path, or put a function in between`);
    }
  }

  public _call(): ReturnType<AwsRequest['_call']> {
    const { method, path, pathVariables = {}, body } = this.options;
    return {
      target: `path/${path.replace(/^\//, '')}`,
      httpMethod: method,
      parameters: { 'header.Content-Type': constantHeader('application/json') },
      template: pathRequestTemplate(pathVariables, body),
      failures: STATUS_FAILURES,
    };
  }
}

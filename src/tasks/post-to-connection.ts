import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { JsonPath, QueryLanguage, TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput, TaskMetricsConfig, TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { ConnectionMethod } from '../gateways/connection-method';
import type { IWebSocketGateway } from '../gateways/websocket-gateway-interface';
import { webSocketHost } from '../gateways/websocket-host';
import { ValidationError } from '../private/errors';

const JSONATA = /^\{%(.*)%\}$/s;

/**
 * Properties of a state that sends a message to a client.
 */
export interface PostToConnectionProps extends TaskStateBaseProps {
  /**
   * The API that the client is connected to.
   */
  readonly gateway: IWebSocketGateway;

  /**
   * Id of the connection: `JsonPath.stringAt('$.connectionId')`, or `{% $states.input.connectionId %}` in a state that speaks JSONata.
   */
  readonly connectionId: string;

  /**
   * The message.
   */
  readonly data: TaskInput;
}

/**
 * A state of Step Functions that sends a message to a connected client.
 *
 * ```ts
 * new PostToConnection(this, 'Answer', {
 *   gateway: chat,
 *   connectionId: sfn.JsonPath.stringAt('$.connectionId'),
 *   data: sfn.TaskInput.fromObject({ result: sfn.JsonPath.stringAt('$.result') }),
 * });
 * ```
 *
 * The state machine is allowed to send messages to clients of the API, and nothing else. A client that is gone ends the state with the
 * error `ApiGateway.410`: catch it where that is no failure.
 *
 * AWS's SDK integrations have no such call, so the state calls the `@connections` API through Step Functions' integration of API Gateway.
 * AWS documents that for REST and HTTP APIs; its own samples use it for `@connections`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export class PostToConnection extends TaskStateBase {
  protected readonly taskMetrics?: TaskMetricsConfig;
  protected readonly taskPolicies?: PolicyStatement[];

  constructor(scope: Construct, id: string, private readonly props: PostToConnectionProps) {
    super(scope, id, props);
    this.taskPolicies = [new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: [props.gateway.arnForManageConnections(ConnectionMethod.POST)],
    })];
    if (props.connectionId === '') throw new ValidationError("'connectionId' must not be empty; write for instance JsonPath.stringAt('$.connectionId')", this);
  }

  /**
   * @internal
   */
  protected _renderTask(topLevelQueryLanguage?: QueryLanguage) {
    const { gateway, data, queryLanguage = topLevelQueryLanguage ?? QueryLanguage.JSON_PATH } = this.props;
    return {
      Resource: `arn:${Aws.PARTITION}:states:::apigateway:invoke`,
      ...this._renderParametersOrArguments({
        ApiEndpoint: webSocketHost(gateway.webSocketApi),
        Method: ConnectionMethod.POST,
        Stage: gateway.stageName,
        Path: this.path(queryLanguage),
        RequestBody: data.value,
        AuthType: 'IAM_ROLE',
      }, queryLanguage),
    };
  }

  private path(queryLanguage: QueryLanguage): string {
    const { connectionId } = this.props;
    if (queryLanguage === QueryLanguage.JSON_PATH) {
      return JsonPath.isEncodedJsonPath(connectionId) ? JsonPath.format('/@connections/{}', connectionId) : `/@connections/${connectionId}`;
    }
    const expression = JSONATA.exec(connectionId)?.[1].trim();
    return expression === undefined ? `/@connections/${connectionId}` : `{% '/@connections/' & (${expression}) %}`;
  }
}

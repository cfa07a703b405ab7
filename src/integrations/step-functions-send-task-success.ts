import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall, DefaultSource } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { BoundRoute } from './route-integration';
import { machineRights, stepFunctionsCall, TASK_ERRORS } from './state-machine';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';

/**
 * Properties of a route that ends a waiting task with success.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export interface StepFunctionsSendTaskSuccessProps extends AwsServiceIntegrationProps {
  /**
   * The token that the task waits for. Whoever holds it may end the task: give it to those alone who may.
   *
   * @default RequestValue.query('taskToken') - from the message on a WebSocket API
   */
  readonly taskToken?: RequestValue;

  /**
   * The output of the task, at most 256 KiB.
   *
   * @default JsonTemplate.json(RequestValue.wholeBody()) - the request body; `{}` for an empty one
   */
  readonly output?: JsonTemplate;
}

/**
 * Ends a task of AWS Step Functions that waits for a callback, for instance for somebody's approval: 204.
 *
 * 400 for a token or an output that Step Functions does not take, 404 for a task that is not there, 409 for one that is over.
 *
 * Role: `states:SendTaskSuccess` on the state machine whose task it is. IAM checks the token against it, so tokens of other state
 * machines are answered with status 502. A task of an activity belongs to the activity instead: give a `role` of yours then.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
export class StepFunctionsSendTaskSuccess extends AwsMessageIntegration {
  constructor(private readonly stateMachine: IStateMachine, private readonly props: StepFunctionsSendTaskSuccessProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(_route: BoundRoute, source: DefaultSource): ServiceCall {
    const { taskToken = source('taskToken'), output = JsonTemplate.json(RequestValue.wholeBody()) } = this.props;
    return {
      ...stepFunctionsCall(this.stateMachine, 'SendTaskSuccess'),
      template: jsonRequestTemplate(JsonTemplate.object({
        taskToken: JsonTemplate.string(taskToken),
        output: JsonTemplate.text(output),
      })),
      success: answer(204, EMPTY_TEMPLATE, '2\\d{2}'),
      errors: TASK_ERRORS,
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return machineRights(this.stateMachine, 'SendTaskSuccess');
  }
}

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
 * Properties of a route that ends a waiting task with a failure.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
 */
export interface StepFunctionsSendTaskFailureProps extends AwsServiceIntegrationProps {
  /**
   * The token that the task waits for. Whoever holds it may end the task: give it to those alone who may.
   *
   * @default RequestValue.query('taskToken') - from the message on a WebSocket API
   */
  readonly taskToken?: RequestValue;

  /**
   * Code of the error, which the state machine can catch: at most 256 characters.
   *
   * @default RequestValue.body('error').optional()
   */
  readonly error?: RequestValue;

  /**
   * The reason in words, at most 32,768 characters.
   *
   * @default RequestValue.body('cause').optional()
   */
  readonly cause?: RequestValue;
}

/**
 * Fails a task of AWS Step Functions that waits for a callback, for instance because somebody said no: 204.
 *
 * 400 for a token that Step Functions does not take, 404 for a task that is not there, 409 for one that is over.
 *
 * Role: `states:SendTaskFailure` on the state machine whose task it is. IAM checks the token against it, so tokens of other state
 * machines are answered with status 502. A task of an activity belongs to the activity instead: give a `role` of yours then.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
 */
export class StepFunctionsSendTaskFailure extends AwsMessageIntegration {
  constructor(private readonly stateMachine: IStateMachine, private readonly props: StepFunctionsSendTaskFailureProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(_route: BoundRoute, source: DefaultSource): ServiceCall {
    const { taskToken = source('taskToken'), error = RequestValue.body('error').optional(), cause = RequestValue.body('cause').optional() } = this.props;
    return {
      ...stepFunctionsCall(this.stateMachine, 'SendTaskFailure'),
      template: jsonRequestTemplate(JsonTemplate.object({
        taskToken: JsonTemplate.string(taskToken),
        error: JsonTemplate.string(error),
        cause: JsonTemplate.string(cause),
      })),
      success: answer(204, EMPTY_TEMPLATE, '2\\d{2}'),
      errors: TASK_ERRORS,
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return machineRights(this.stateMachine, 'SendTaskFailure');
  }
}

import { IStateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
import type { IntegrationRights } from './integration-role';
import { checkType, executionArn, executionPrefix, executionRights, stepFunctionsCall } from './state-machine';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/**
 * Properties of a route that stops executions.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
 */
export interface StepFunctionsStopExecutionProps extends AwsServiceIntegrationProps {
  /**
   * The execution, by its name (1 to 80 letters, digits, periods, underscores and hyphens) or its ARN. Anything else, an execution of
   * another state machine included, is answered with status 400.
   */
  readonly execution: RequestValue;

  /**
   * Code of the reason, at most 256 characters.
   *
   * @default - none
   */
  readonly error?: RequestValue;

  /**
   * The reason in words, at most 32,768 characters.
   *
   * @default - none
   */
  readonly cause?: RequestValue;
}

/**
 * Stops an execution of an AWS Step Functions state machine: 200 `{ "stopDate": … }`, in seconds since 1970.
 *
 * 404 for an execution that is not there (any more), 429 when throttled. Whoever may call the route may stop every execution of this
 * state machine, and of no other.
 *
 * On an HTTP API: the answer of Step Functions itself. The execution is named by a path variable there, and not by its ARN.
 *
 * Role: `states:StopExecution` on the executions of the state machine. A state machine with a key of its own wants `kms:Decrypt` and
 * `kms:GenerateDataKey` for the caller too: the CDK does not tell us that key, so give them to a `role` of yours.
 *
 * Throws for a state machine that is known to be an express one: its executions cannot be stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
 */
export class StepFunctionsStopExecution extends AwsFirstClassIntegration {
  constructor(private readonly stateMachine: IStateMachine, private readonly props: StepFunctionsStopExecutionProps) {
    super(props);
    checkType(stateMachine, StateMachineType.STANDARD, 'make it a standard one, since executions of express ones cannot be stopped');
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { execution, error, cause } = this.props;
    return {
      ...stepFunctionsCall(this.stateMachine, 'StopExecution'),
      template: jsonRequestTemplate(JsonTemplate.object({
        executionArn: executionArn(this.stateMachine, execution),
        ...(error && { error: JsonTemplate.string(error) }),
        ...(cause && { cause: JsonTemplate.string(cause) }),
      })),
      success: answer(200, successTemplate(JsonTemplate.object({
        stopDate: JsonTemplate.json(ResponseValue.body('stopDate')),
      })), '2\\d{2}'),
      errors: [{ code: 'ExecutionDoesNotExist', status: 404 }],
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { execution, error, cause } = this.props;
    const parameters = new FirstClassParameters(scope, this.stateMachine.env.region);
    parameters.take('ExecutionArn', 'execution', RequestValue.join([RequestValue.literal(executionPrefix(this.stateMachine)), execution]));
    parameters.take('Error', 'error', error);
    parameters.take('Cause', 'cause', cause);
    return { subtype: 'StepFunctions-StopExecution', parameters };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return executionRights(this.stateMachine, 'StopExecution');
  }
}

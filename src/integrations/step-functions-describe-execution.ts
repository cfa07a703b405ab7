import { IStateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { checkType, executionArn, executionRights, stepFunctionsCall } from './state-machine';
import { JsonInString } from '../mapping/json-parts';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import type { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/**
 * Properties of a route that tells how an execution is doing.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export interface StepFunctionsDescribeExecutionProps extends AwsServiceIntegrationProps {
  /**
   * The execution, by its name (1 to 80 letters, digits, periods, underscores and hyphens) or its ARN. Anything else, an execution of
   * another state machine included, is answered with status 400.
   */
  readonly execution: RequestValue;

  /**
   * Whether the output of an execution that succeeded is part of the answer.
   *
   * @default true
   */
  readonly exposeOutput?: boolean;
}

/**
 * Tells how an execution of an AWS Step Functions state machine is doing: 200
 * `{ "status": "RUNNING", "startDate": …, "stopDate": …, "output": … }`, the dates in seconds since 1970, `stopDate` and `output` once
 * they are there.
 *
 * `status` is `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED` or `PENDING_REDRIVE`; input, error and cause are not shown. 404 for
 * an execution that is not there (any more), 429 when throttled. Whoever may call the route may look at every execution of this state
 * machine, and of no other.
 *
 * Role: `states:DescribeExecution` on the executions of the state machine. A state machine with a key of its own wants `kms:Decrypt`
 * for the caller too: the CDK does not tell us that key, so give it to a `role` of yours.
 *
 * Throws for a state machine that is known to be an express one: its executions cannot be described.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export class StepFunctionsDescribeExecution extends AwsMessageIntegration {
  constructor(private readonly stateMachine: IStateMachine, private readonly props: StepFunctionsDescribeExecutionProps) {
    super(props);
    checkType(stateMachine, StateMachineType.STANDARD, 'use StepFunctionsStartSyncExecution, which answers with the output of an express one');
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { execution, exposeOutput = true } = this.props;
    return {
      ...stepFunctionsCall(this.stateMachine, 'DescribeExecution'),
      template: jsonRequestTemplate(JsonTemplate.object({ executionArn: executionArn(this.stateMachine, execution) })),
      success: answer(200, successTemplate(JsonTemplate.object({
        status: JsonTemplate.json(ResponseValue.body('status')),
        startDate: JsonTemplate.json(ResponseValue.body('startDate')),
        stopDate: JsonTemplate.json(ResponseValue.body('stopDate').optional()),
        ...(exposeOutput && { output: new JsonInString('output') }),
      })), '2\\d{2}'),
      errors: [{ code: 'ExecutionDoesNotExist', status: 404 }],
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return executionRights(this.stateMachine, 'DescribeExecution');
  }
}

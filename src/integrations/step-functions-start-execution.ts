import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
import type { IntegrationRights } from './integration-role';
import { executionName, machineRights, stepFunctionsCall } from './state-machine';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/**
 * Properties of a route that starts executions of a state machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export interface StepFunctionsStartExecutionProps extends AwsServiceIntegrationProps {
  /**
   * The input of the execution, at most 256 KiB.
   *
   * @default JsonTemplate.json(RequestValue.wholeBody()) - the request body; `{}` for an empty one
   */
  readonly input?: JsonTemplate;

  /**
   * Name of the execution, unique for 90 days: 1 to 80 letters, digits, periods, underscores and hyphens. Another name is answered
   * with status 400.
   *
   * A request with the name and input of an execution that is running starts none and is answered like the first one; with another
   * input, or once the execution is over, it is answered with status 409.
   *
   * @default - a name that Step Functions makes
   */
  readonly name?: RequestValue;
}

/**
 * Starts an execution of an AWS Step Functions state machine: 202 `{ "executionArn": …, "startDate": … }`, the date in seconds since
 * 1970.
 *
 * 400 for an input or a name that Step Functions does not take, 409 for a name that is taken, 429 when throttled, 502 for anything
 * that the API's owner has to mend. The caller's JSON becomes the input and nothing but the input.
 *
 * On an HTTP API: 202 with the answer of Step Functions itself. The input is the whole body, one member of it,
 * or constants. Step Functions itself checks the name.
 *
 * Role: `states:StartExecution` on the state machine. A state machine with a key of its own wants `kms:Decrypt` and
 * `kms:GenerateDataKey` for the caller too: the CDK does not tell us that key, so give them to a `role` of yours.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export class StepFunctionsStartExecution extends AwsFirstClassIntegration {
  constructor(private readonly stateMachine: IStateMachine, private readonly props: StepFunctionsStartExecutionProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { input = JsonTemplate.json(RequestValue.wholeBody()), name } = this.props;
    return {
      ...stepFunctionsCall(this.stateMachine, 'StartExecution'),
      template: jsonRequestTemplate(JsonTemplate.object({
        stateMachineArn: JsonTemplate.literal(this.stateMachine.stateMachineArn),
        input: JsonTemplate.text(input),
        ...(name && { name: executionName(name) }),
      })),
      success: answer(202, successTemplate(JsonTemplate.object({
        executionArn: JsonTemplate.json(ResponseValue.body('executionArn')),
        startDate: JsonTemplate.json(ResponseValue.body('startDate')),
      })), '2\\d{2}'),
      errors: name && [{ code: 'ExecutionAlreadyExists', status: 409 }],
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { input = JsonTemplate.json(RequestValue.wholeBody()), name } = this.props;
    const parameters = new FirstClassParameters(scope, this.stateMachine.env.region);
    parameters.set('StateMachineArn', this.stateMachine.stateMachineArn);
    parameters.takeDocument('Input', 'input', input);
    parameters.take('Name', 'name', name);
    return { subtype: 'StepFunctions-StartExecution', parameters, statusCode: 202 };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return machineRights(this.stateMachine, 'StartExecution');
  }
}

import { IStateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
import type { IntegrationRights } from './integration-role';
import { checkType, executionName, machineRights, stepFunctionsCall } from './state-machine';
import { JsonInString } from '../mapping/json-parts';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { Sign, successTemplate } from '../mapping/response-template';

/**
 * Properties of a route that runs a state machine and answers with its output.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export interface StepFunctionsStartSyncExecutionProps extends AwsServiceIntegrationProps {
  /**
   * The input of the execution, at most 256 KiB.
   *
   * @default JsonTemplate.json(RequestValue.wholeBody()) - the request body; `{}` for an empty one
   */
  readonly input?: JsonTemplate;

  /**
   * Name of the execution in logs: 1 to 80 letters, digits, periods, underscores and hyphens. Another name is answered with status
   * 400. It need not be unique.
   *
   * @default - a name that Step Functions makes
   */
  readonly name?: RequestValue;
}

/**
 * Runs an express state machine of AWS Step Functions and waits for it: 200 with the JSON that the execution gave as its output.
 *
 * 502 for an execution that failed, 504 for one that timed out: neither error nor cause reach the caller. 504 also when it takes
 * longer than `timeout`; the execution runs on then. 400 for an input that Step Functions does not take, 429 when throttled.
 *
 * On an HTTP API: the answer of Step Functions itself, which holds the output as a text beside the input. **An execution that failed or timed
 * out is answered with 200 there too**, and its error and cause reach the caller: a parameter mapping cannot read them; put
 * `ThroughFunction` around it where that must not be. The input is the whole body, one member of it, or constants.
 *
 * Role: `states:StartSyncExecution` on the state machine. A state machine with a key of its own wants `kms:Decrypt` and
 * `kms:GenerateDataKey` for the caller too: the CDK does not tell us that key, so give them to a `role` of yours.
 *
 * Throws for a state machine that is known to be a standard one.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export class StepFunctionsStartSyncExecution extends AwsFirstClassIntegration {
  constructor(private readonly stateMachine: IStateMachine, private readonly props: StepFunctionsStartSyncExecutionProps = {}) {
    super(props);
    checkType(stateMachine, StateMachineType.EXPRESS, 'use StepFunctionsStartExecution for standard ones');
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { input = JsonTemplate.json(RequestValue.wholeBody()), name } = this.props;
    return {
      ...stepFunctionsCall(this.stateMachine, 'StartSyncExecution'),
      template: jsonRequestTemplate(JsonTemplate.object({
        stateMachineArn: JsonTemplate.literal(this.stateMachine.stateMachineArn),
        input: JsonTemplate.text(input),
        ...(name && { name: executionName(name) }),
      })),
      success: answer(200, successTemplate(new JsonInString('output'), [
        { when: Sign.oneOf('status', ['TIMED_OUT']), status: 504 },
        { when: Sign.noneOf('status', ['SUCCEEDED']), status: 502 },
        { when: Sign.absent('output'), status: 502 },
      ]), '2\\d{2}'),
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
    return { subtype: 'StepFunctions-StartSyncExecution', parameters };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return machineRights(this.stateMachine, 'StartSyncExecution');
  }
}

import { APP_CONFIG } from './app-config';
import { EVENT_BRIDGE } from './event-bridge';
import type { FirstClassAction } from './first-class-action';
import { KINESIS } from './kinesis';
import { SQS } from './sqs';
import { STEP_FUNCTIONS } from './step-functions';

export type { FirstClassAction, Parameters } from './first-class-action';
export { TEXT, UnreadableParameter, type ParameterType } from './parameter-types';

/**
 * The actions that HTTP APIs call by themselves, by integration subtype.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
 */
export const FIRST_CLASS_ACTIONS: ReadonlyMap<string, FirstClassAction> = new Map(
  [...APP_CONFIG, ...EVENT_BRIDGE, ...KINESIS, ...SQS, ...STEP_FUNCTIONS].map((action) => [action.subtype, action]),
);

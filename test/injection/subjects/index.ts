import type { Subject } from '../subject';
import { AWS_ACTIONS } from './aws-actions';
import { DYNAMODB } from './dynamodb';
import { FUNCTIONS } from './functions';
import { SQS } from './sqs';
import { STEP_FUNCTIONS } from './step-functions';
import { STREAMS } from './streams';

/**
 * Every integration, and every place in a request whose value reaches its backend.
 *
 * Keys of S3 are attacked beside their integrations (`test/integrations/s3-*.test.ts`): what confines them is the path, not a template's text.
 */
export const SUBJECTS: readonly Subject[] = [...SQS, ...STREAMS, ...STEP_FUNCTIONS, ...FUNCTIONS, ...DYNAMODB, ...AWS_ACTIONS];

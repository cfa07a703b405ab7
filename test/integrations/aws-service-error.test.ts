import { renderTemplate } from '../../local/src';
import { COMMON_ERRORS } from '../../src/integrations/aws-service-error';
import { TASK_ERRORS } from '../../src/integrations/state-machine';
import { errorTemplate, ErrorRule } from '../../src/mapping/response-template';

/** Errors of each action as the service's published model (botocore 1.44.5) names them, and what they are to a caller. */
const SQS_QUEUE = {
  429: ['RequestThrottled', 'KmsThrottled', 'OverLimit'],
  502: [
    'UnsupportedOperation', 'QueueDoesNotExist', 'InvalidSecurity', 'InvalidAddress', 'KmsDisabled', 'KmsInvalidState', 'KmsNotFound', 'KmsOptInRequired',
    'KmsAccessDenied', 'KmsInvalidKeyUsage', 'AWS.SimpleQueueService.NonExistentQueue',
  ],
};
const MACHINE_KEY = { 429: ['KmsThrottlingException'], 502: ['KmsAccessDeniedException', 'KmsInvalidStateException', 'InvalidArn'] };

const ACTIONS: { [action: string]: { rules?: readonly ErrorRule[]; codes: { [status: number]: readonly string[] }[] } } = {
  'sqs SendMessage': { codes: [SQS_QUEUE, { 400: ['InvalidMessageContents'] }] },
  'sqs SendMessageBatch': { codes: [SQS_QUEUE, { 400: ['TooManyEntriesInBatchRequest', 'EmptyBatchRequest', 'BatchRequestTooLong'] }] },
  'sqs DeleteMessage': { codes: [SQS_QUEUE, { 400: ['InvalidIdFormat', 'ReceiptHandleIsInvalid'] }] },
  'sns Publish': {
    codes: [{
      400: ['InvalidParameter', 'ParameterValueInvalid', 'ValidationException'],
      429: ['KMSThrottling', 'Throttling'],
      502: [
        'NotFound', 'EndpointDisabled', 'PlatformApplicationDisabled', 'AuthorizationError', 'KMSDisabled', 'KMSInvalidState', 'KMSNotFound', 'KMSOptInRequired',
        'KMSAccessDenied', 'InvalidSecurity', 'InternalError',
      ],
    }],
  },
  'kinesis PutRecord and PutRecords': {
    codes: [{
      400: ['InvalidArgumentException'],
      429: ['ProvisionedThroughputExceededException', 'KMSThrottlingException'],
      502: [
        'ResourceNotFoundException', 'KMSDisabledException', 'KMSInvalidStateException', 'KMSAccessDeniedException', 'KMSNotFoundException', 'KMSOptInRequired',
        'AccessDeniedException', 'InternalFailureException',
      ],
    }],
  },
  'firehose PutRecord and PutRecordBatch': {
    codes: [{
      400: ['InvalidArgumentException'], 502: ['ResourceNotFoundException', 'InvalidKMSResourceException', 'InvalidSourceException'],
    }],
  },
  'states StartExecution': {
    rules: [{ code: 'ExecutionAlreadyExists', status: 409 }],
    codes: [MACHINE_KEY, {
      400: ['InvalidExecutionInput', 'InvalidName', 'ValidationException'],
      409: ['ExecutionAlreadyExists'],
      429: ['ExecutionLimitExceeded'],
      502: ['StateMachineDoesNotExist', 'StateMachineDeleting', 'StateMachineTypeNotSupported'],
    }],
  },
  'states DescribeExecution and StopExecution': { rules: [{ code: 'ExecutionDoesNotExist', status: 404 }], codes: [MACHINE_KEY, { 404: ['ExecutionDoesNotExist'] }] },
  'states SendTaskSuccess and SendTaskFailure': {
    rules: TASK_ERRORS,
    codes: [MACHINE_KEY, {
      400: ['InvalidOutput', 'InvalidToken'], 404: ['TaskDoesNotExist'], 409: ['TaskTimedOut'],
    }],
  },
  'events PutEvents': { codes: [{ 502: ['InternalException'] }] },
  'dynamodb reads': {
    codes: [{
      429: ['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ThrottlingException'], 502: ['ResourceNotFoundException', 'InternalServerError'],
    }],
  },
  'every service': {
    codes: [{
      400: ['ValidationError', 'MissingParameter', 'MissingAction', 'InvalidAction', 'SerializationException'],
      429: ['Throttling', 'ThrottledException', 'TooManyRequestsException', 'RequestThrottledException', 'LimitExceededException'],
      502: [
        'AccessDenied', 'AccessDeniedException', 'NotAuthorized', 'UnauthorizedOperation', 'IncompleteSignature', 'SignatureDoesNotMatch', 'InvalidSignatureException',
        'InvalidClientTokenId', 'UnrecognizedClientException', 'MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'ExpiredToken',
        'ExpiredTokenException', 'OptInRequired', 'InternalFailure',
      ],
    }],
  },
};

type Case = [action: string, code: string, status: string, rules: readonly ErrorRule[]];

const CASES = Object.entries(ACTIONS).flatMap(([action, { rules = [], codes }]) => codes.flatMap((byStatus) =>
  Object.entries(byStatus).flatMap(([status, names]) => names.map((name): Case => [action, name, status, rules]))));

test.each(CASES)('%s: %s is %s', (_action, code, status, rules) => {
  const template = `${errorTemplate('__type', [...rules, ...COMMON_ERRORS])}|$context.responseOverride.status`;
  for (const spelled of [code, `com.amazonaws.service#${code}`, `com.amazon.coral.service#${code}`]) {
    const [body, given] = renderTemplate(template, { body: JSON.stringify({ __type: spelled, message: 'x' }) }).split('|');
    expect(given).toBe(status);
    expect(JSON.parse(body).message).toBeDefined();
  }
});

test('the rules are short, because they are in every template', () => {
  expect(errorTemplate('__type', COMMON_ERRORS).length).toBeLessThan(900);
});

test('what the request template has refused stays refused', () => {
  const template = `#set($context.responseOverride.status=400)${errorTemplate('__type', COMMON_ERRORS)}`;
  expect(JSON.parse(renderTemplate(template, { body: '{"__type":"AccessDenied"}' })).message).toBe('Bad Request');
});

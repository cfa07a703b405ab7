import { SQS_FORM, type SqsResult } from './sqs-form';
import type { BackendCall } from '../../backends/backend';
import { formAnswers } from '../answers/form-answers';
import { jsonAnswers } from '../answers/json-answers';
import type { Protocol } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * What SQS says in that of its two protocols which it is spoken to in.
 */
export function sqsAnswers(context: StoreContext): Protocol<SqsResult> {
  const form = formAnswers(SQS_FORM, context);
  const json = sqsJson(context);
  const protocolOf = ({ headers }: BackendCall) => headers['X-Amz-Target'] === undefined ? form : json;
  return {
    result: (call, action, result) => protocolOf(call).result(call, action, result),
    error: (call, error) => protocolOf(call).error(call, error),
  };
}

function sqsJson(context: StoreContext): Protocol<SqsResult> {
  const json = jsonAnswers('1.0', context, 'com.amazonaws.sqs#');
  return {
    result: (call, action, result) => {
      const answer = json.result(call, action, result ?? {});
      return result ? answer : { ...answer, body: '' };
    },
    error: (call, error) => {
      const answer = json.error(call, error);
      const { codeOf } = SQS_FORM;
      return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': `${codeOf?.(error.code) ?? error.code};Sender` } };
    },
  };
}

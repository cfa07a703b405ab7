import {
  JsonTemplate, RequestValue, StepFunctionsDescribeExecution, StepFunctionsSendTaskFailure, StepFunctionsSendTaskSuccess, StepFunctionsStartExecution,
  StepFunctionsStartSyncExecution, StepFunctionsStopExecution,
} from '../../../src';
import { inBody, inHeader, inPath, inQuery, Subject } from '../subject';

export const STEP_FUNCTIONS: readonly Subject[] = [
  {
    name: 'StepFunctionsStartExecution',
    route: 'POST /work/{name}',
    integration: ({ machine }, from) => new StepFunctionsStartExecution(machine, { name: from.path('name') }),
    draft: () => ({ path: { name: 'n' }, body: {} }),
    positions: { name: inPath('name'), member: inBody('x') },
  },
  {
    name: 'StepFunctionsStartExecution with a composed input',
    route: 'POST /work',
    integration: ({ machine }, from) => new StepFunctionsStartExecution(machine, {
      input: JsonTemplate.object({
        'caller': JsonTemplate.object({ agent: JsonTemplate.string(from.header('X-Agent')) }),
        'it\'s "quoted"': JsonTemplate.string(from.query('q')),
        'body': JsonTemplate.json(RequestValue.wholeBody()),
      }),
    }),
    draft: () => ({ headers: { 'x-agent': 'a' }, query: { q: 'q' }, body: {} }),
    positions: { agent: inHeader('x-agent'), q: inQuery('q'), member: inBody('x') },
  },
  {
    name: 'StepFunctionsStartSyncExecution',
    route: 'POST /work',
    integration: ({ machine }) => new StepFunctionsStartSyncExecution(machine),
    draft: () => ({ body: {} }),
    positions: { member: inBody('x') },
  },
  {
    name: 'StepFunctionsDescribeExecution',
    route: 'GET /work/{execution}',
    integration: ({ machine }, from) => new StepFunctionsDescribeExecution(machine, { execution: from.path('execution') }),
    positions: { execution: inPath('execution') },
  },
  {
    name: 'StepFunctionsStopExecution',
    route: 'DELETE /work/{execution}',
    integration: ({ machine }, from) => new StepFunctionsStopExecution(machine, { execution: from.path('execution') }),
    positions: { execution: inPath('execution') },
  },
  {
    name: 'StepFunctionsSendTaskSuccess',
    route: 'POST /approvals',
    integration: ({ machine }) => new StepFunctionsSendTaskSuccess(machine),
    draft: () => ({ query: { taskToken: 't' }, body: {} }),
    positions: { token: inQuery('taskToken'), member: inBody('x') },
  },
  {
    name: 'StepFunctionsSendTaskFailure',
    route: 'POST /rejections',
    integration: ({ machine }) => new StepFunctionsSendTaskFailure(machine),
    draft: () => ({ query: { taskToken: 't' }, body: {} }),
    positions: { token: inQuery('taskToken'), error: inBody('error'), cause: inBody('cause') },
  },
];

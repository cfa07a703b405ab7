import { OPENING_HOURS, REMINDERS } from './names';
import { formError, json, jsonError } from '../../tour/service-errors';
import { problem, REQUEST_ID } from '../../tour/step';
import type { Chapter, ExpectedCall, Step } from '../../tour/step';

const steps: Step[] = [
  {
    title: 'When is the shop open? JSON, and the action in a header: Systems Manager',
    request: { path: '/opening-hours' },
    call: openingHours(),
    answer: { status: 200, body: { openingHours: 'Mo-Fr 9-18' } },
  },
  {
    title: 'Nobody wrote it down: 404',
    kind: 'failure',
    request: { path: '/opening-hours' },
    says: jsonError('ParameterNotFound'),
    call: openingHours(),
    answer: problem(404),
  },
  {
    title: 'Which alarms ring? A form, with a list in it: CloudWatch',
    request: { method: 'POST', path: '/alarms/states', body: '{"names":["latency","errors"]}' },
    call: alarms('ALARM', ['latency', 'errors']),
    answer: { status: 200, body: { alarms: [{ AlarmName: 'latency', StateValue: 'ALARM' }] } },
  },
  {
    title: 'An alarm whose name is another parameter of the form',
    kind: 'hostile',
    request: { method: 'POST', path: '/alarms/states', query: { state: 'OK&Action=DeleteAlarms' }, body: JSON.stringify({ names: ['x&AlarmNames.member.2=y'] }) },
    call: alarms('OK&Action=DeleteAlarms', ['x&AlarmNames.member.2=y']),
    answer: { status: 200, body: { alarms: [{ AlarmName: 'latency', StateValue: 'ALARM' }] } },
  },
  {
    title: 'CloudWatch is throttled: 429',
    kind: 'failure',
    request: { method: 'POST', path: '/alarms/states', body: '{"names":["latency"]}' },
    says: formError('Throttling'),
    call: alarms('ALARM', ['latency']),
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'No reminder, please. A path for each resource: Scheduler',
    request: { method: 'DELETE', path: '/reminders/o-1' },
    call: { action: 'scheduler:DELETE', parameters: { url: schedule('o-1'), body: '' } },
    answer: { status: 204 },
  },
  {
    title: 'There was none: 404',
    kind: 'failure',
    request: { method: 'DELETE', path: '/reminders/o-2' },
    says: json({ Message: 'secret-group' }, 404),
    call: { action: 'scheduler:DELETE', parameters: { url: schedule('o-2'), body: '' } },
    answer: problem(404),
  },
  {
    title: 'A reminder in another group: 400; the call that leaves names a reminder that nobody can have',
    kind: 'hostile',
    request: { method: 'DELETE', path: '/reminders/o-1%3FgroupName=payroll' },
    call: { action: 'scheduler:DELETE', parameters: { url: schedule(`refused-${encodeURIComponent(REQUEST_ID)}`), body: '' } },
    answer: problem(400),
  },
  {
    title: 'Somebody is at the door. A sub-domain for each account: IoT',
    request: { method: 'POST', path: '/doorbell', body: '{"visitor":"the postman"}' },
    call: doorbell('the postman'),
    answer: { status: 204 },
  },
  {
    title: 'A visitor with a name that closes the document',
    kind: 'hostile',
    request: { method: 'POST', path: '/doorbell', body: JSON.stringify({ visitor: '"},{"open":"yes' }) },
    call: doorbell('"},{"open":"yes'),
    answer: { status: 204 },
  },
];

function openingHours(): ExpectedCall {
  return {
    action: 'ssm:POST',
    parameters: { url: 'https://ssm.us-east-1.amazonaws.com/', target: 'AmazonSSM.GetParameter', body: { Name: OPENING_HOURS } },
  };
}

function alarms(state: string, names: readonly string[]): ExpectedCall {
  return {
    action: 'monitoring:POST',
    parameters: {
      url: 'https://monitoring.us-east-1.amazonaws.com//',
      body: [
        ['Action', 'DescribeAlarms'],
        ['Version', '2010-08-01'],
        ['StateValue', state],
        ...names.map((name, index) => [`AlarmNames.member.${index + 1}`, name]),
      ],
    },
  };
}

function doorbell(visitor: string): ExpectedCall {
  return {
    action: 'iotdata:POST',
    parameters: { url: 'https://a1b2c3d4e5f6g7-ats.iotdata.us-east-1.amazonaws.com/topics/shop/doorbell?qos=1', body: { visitor } },
  };
}

function schedule(name: string): string {
  return `https://scheduler.us-east-1.amazonaws.com/schedules/${name}?groupName=${REMINDERS}`;
}

/**
 * Services without a class of their own.
 */
export const otherServices: Chapter = { title: 'Opening hours, alarms, reminders and the doorbell: any action', steps };

import { arnOf, domainOf, idOf, identified, joined, named, regionOf, uuid, type Name, type NamedResource, type NamingRules } from './naming';
import { own } from '../../own';
import { isRecord } from '../cloud-template';

const QUEUE = fifoName('QueueName', 'FifoQueue');
const QUEUE_URL = joined('https://sqs.', regionOf, '.', domainOf, '/', ({ environment }) => environment.account, '/', QUEUE);
const TOPIC = fifoName('TopicName', 'FifoTopic');
const TOPIC_ARN = arnOf('sns', TOPIC);
const STATE_MACHINE_ARN = arnOf('states', joined('stateMachine:', named('StateMachineName')));
const ACTIVITY_ARN = arnOf('states', joined('activity:', named('Name')));

/**
 * Names of what carries messages and events, and of what they start.
 */
export const MESSAGING_NAMES: NamingRules = {
  'AWS::Events::ApiDestination': identified(named('Name'), [], { Arn: arnOf('events', joined('api-destination/', named('Name'), '/', uuid)) }),
  'AWS::Events::Connection': identified(named('Name'), [], { Arn: arnOf('events', joined('connection/', named('Name'), '/', uuid)) }),
  'AWS::Events::EventBus': identified(named('Name'), ['Name'], { Arn: arnOf('events', joined('event-bus/', named('Name'))) }),
  'AWS::Events::Rule': identified(named('Name'), [], { Arn: arnOf('events', joined('rule/', busPrefix, named('Name'))) }),
  'AWS::IoT::Policy': identified(named('PolicyName'), ['Id'], { Arn: arnOf('iot', joined('policy/', named('PolicyName'))) }),
  'AWS::IoT::Thing': identified(named('ThingName'), [], { Arn: arnOf('iot', joined('thing/', named('ThingName'))), Id: uuid }),
  'AWS::IoT::TopicRule': identified(named('RuleName'), [], { Arn: arnOf('iot', joined('rule/', named('RuleName'))) }),
  'AWS::Kinesis::Stream': identified(named('Name'), [], { Arn: arnOf('kinesis', joined('stream/', named('Name'))) }),
  'AWS::KinesisFirehose::DeliveryStream': identified(named('DeliveryStreamName'), [], {
    Arn: arnOf('firehose', joined('deliverystream/', named('DeliveryStreamName'))),
  }),
  'AWS::Pipes::Pipe': identified(named('Name'), [], { Arn: arnOf('pipes', joined('pipe/', named('Name'))) }),
  'AWS::Scheduler::Schedule': identified(named('Name'), [], { Arn: arnOf('scheduler', joined('schedule/', scheduleGroup, '/', named('Name'))) }),
  'AWS::Scheduler::ScheduleGroup': identified(named('Name'), [], { Arn: arnOf('scheduler', joined('schedule-group/', named('Name'))) }),
  'AWS::SNS::Subscription': identified(arnOf('sns', joined(subscribedTopic, ':', uuid)), ['Arn']),
  'AWS::SNS::Topic': identified(TOPIC_ARN, ['TopicArn'], { TopicName: TOPIC }),
  'AWS::SQS::Queue': identified(QUEUE_URL, ['QueueUrl'], { Arn: arnOf('sqs', QUEUE), QueueName: QUEUE }),
  'AWS::StepFunctions::Activity': identified(ACTIVITY_ARN, ['Arn'], { Name: named('Name') }),
  'AWS::StepFunctions::StateMachine': identified(STATE_MACHINE_ARN, ['Arn'], { Name: named('StateMachineName'), StateMachineRevisionId: idOf }),
  'AWS::StepFunctions::StateMachineAlias': identified(joined(aliasedMachine, ':', named('Name')), ['Arn']),
  'AWS::StepFunctions::StateMachineVersion': identified(joined(versionedMachine, ':1'), ['Arn']),
};

function fifoName(property: string, flag: string): Name {
  return (resource) => {
    const name = resource.property(property);
    if (typeof name === 'string') {
      return name;
    }
    const fifo = resource.property(flag);
    return fifo === true || fifo === 'true' ? `${resource.logicalId}.fifo` : resource.logicalId;
  };
}

function busPrefix(resource: NamedResource): string {
  const bus = resource.property('EventBusName');
  return typeof bus === 'string' && bus !== 'default' ? `${bus.split('/').pop()}/` : '';
}

function scheduleGroup(resource: NamedResource): string {
  const group = resource.property('GroupName');
  return typeof group === 'string' ? group : 'default';
}

function subscribedTopic(resource: NamedResource): string {
  return named('TopicArn')(resource).split(':').pop() ?? '';
}

function versionedMachine(resource: NamedResource): string {
  return named('StateMachineArn')(resource);
}

/*
 * An alias belongs to the machine of the versions that it leads to.
 */
function aliasedMachine(resource: NamedResource): string {
  const [route] = [resource.property('RoutingConfiguration')].flat() as readonly unknown[];
  const version = isRecord(route) ? own(route, 'StateMachineVersionArn') : undefined;
  return typeof version === 'string' ? version.split(':').slice(0, 7).join(':') : resource.logicalId;
}

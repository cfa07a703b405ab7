import { EventBus } from './event-bus';
import { Rule } from './rule';
import type { Backend, BackendCall } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import { isRecord } from '../../template/cloud-template';
import { partitionOf } from '../../template/environment';
import type { ResourceModel } from '../../template/template-model';
import { jsonAnswers } from '../answers/json-answers';
import { Directory } from '../directory';
import { numberOf, structuresOf, textOf, textsOf } from '../inputs';
import { parseJson } from '../parse-json';
import { ServiceError } from '../service-error';
import type { Queue } from '../sqs/queue';
import { actionTable, storeBackend, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

const MAX_BYTES = 262_144;
const MEMBERS = ['Source', 'DetailType', 'Detail'];

/**
 * EventBridge, as far as its buses are in the templates, and with the default bus of each region that they are for. Rules bring events to queues.
 */
export class EventsStore {
  public readonly buses: Directory<EventBus>;
  public readonly backend: Backend;
  private readonly rules: readonly Rule[];

  /**
   * @param queues finds a queue by its ARN
   */
  constructor(resources: readonly ResourceModel[], private readonly context: StoreContext, queues: (arn: string) => Queue | undefined) {
    const buses = resources.filter(({ type }) => type === 'AWS::Events::EventBus');
    this.buses = new Directory('event bus', [...buses, ...defaultBuses(resources)].map((resource) => new EventBus(resource)));
    this.rules = resources.filter(({ type }) => type === 'AWS::Events::Rule').map((resource) => new Rule(resource, queues));
    this.backend = storeBackend(actionTable({ PutEvents: (input, call) => this.putEvents(input, call) }), jsonAnswers('1.1', context));
  }

  private putEvents(input: Input, call: BackendCall): object {
    if (input.EndpointId !== undefined) {
      throw new UnsupportedFeatureError('global endpoints of EventBridge are not emulated; leave EndpointId out');
    }
    const given = structuresOf(input, 'Entries');
    if (given.reduce((sum, entry) => sum + sizeOf(entry), 0) > MAX_BYTES) {
      throw new ServiceError('ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    const entries = given.map((entry) => this.putEvent(entry, call));
    return { FailedEntryCount: entries.filter((entry) => 'ErrorCode' in entry).length, Entries: entries };
  }

  private putEvent(entry: Input, { region }: BackendCall): object {
    const error = problemOf(entry);
    if (error) {
      return error;
    }
    const bus = this.busOf(textOf(entry, 'EventBusName') ?? 'default', region);
    const event = {
      id: this.context.newId(),
      source: textOf(entry, 'Source') ?? '',
      detailType: textOf(entry, 'DetailType') ?? '',
      detail: textOf(entry, 'Detail') ?? '',
      resources: textsOf(entry, 'Resources'),
      time: new Date((numberOf(entry, 'Time') ?? this.context.now() / 1000) * 1000),
    };
    bus.add(event);
    for (const rule of this.rules) {
      rule.handle(event, bus.resource);
    }
    return { EventId: event.id };
  }

  private busOf(name: string, region: string | undefined): EventBus {
    const bus = this.buses.named(name, region);
    if (!bus) {
      throw new UnsupportedFeatureError(`no template has the event bus '${name}', and what EventBridge does then is not emulated; `
        + `there are ${this.buses.all.map(({ resource }) => resource.ref).join(', ')}`);
    }
    return bus;
  }
}

/*
 * Every account has a bus of that name.
 */
function defaultBuses(resources: readonly ResourceModel[]): readonly ResourceModel[] {
  const places = new Map(resources.map(({ account, region, stackName }) => [`${account}/${region}`, { account, region, stackName }]));
  return [...places.values()].map(({ account, region, stackName }) => ({
    type: 'AWS::Events::EventBus',
    logicalId: 'default',
    stackName,
    region,
    account,
    ref: 'default',
    arn: `arn:${partitionOf(region)}:events:${region}:${account}:event-bus/default`,
    properties: {},
  }));
}

function problemOf(entry: Input): object | undefined {
  const absent = MEMBERS.find((name) => (textOf(entry, name) ?? '') === '');
  if (absent !== undefined) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${absent} is not valid. Reason: ${absent} is a required argument.` };
  }
  return isRecord(parseJson(textOf(entry, 'Detail') ?? '')) ? undefined : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

/**
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html
 */
function sizeOf(entry: Input): number {
  const texts = [...MEMBERS.map((name) => textOf(entry, name) ?? ''), ...textsOf(entry, 'Resources')];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), entry.Time === undefined ? 0 : 14);
}

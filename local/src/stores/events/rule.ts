import type { BusEvent } from './event-bus';
import { UnsupportedFeatureError } from '../../errors';
import { isRecord } from '../../template/cloud-template';
import { Properties } from '../../template/properties';
import type { ResourceModel } from '../../template/template-model';
import { nameOf } from '../directory';
import { matchesPattern } from '../patterns/pattern';
import type { Queue } from '../sqs/queue';
import { readMessage } from '../sqs/sent-message';

/**
 * Puts the events of a bus that a rule picks into the queues that are its targets. Other targets get nothing.
 */
export class Rule {
  private readonly pattern: Readonly<Record<string, unknown>>;
  private readonly busName: string;
  private readonly targets: readonly Readonly<Record<string, unknown>>[];

  constructor(private readonly resource: ResourceModel, private readonly queues: (arn: string) => Queue | undefined) {
    const properties = new Properties(`rule '${resource.logicalId}'`, resource.properties);
    const { EventPattern, Targets } = resource.properties;
    const isEnabled = (properties.string('State') ?? 'ENABLED') !== 'DISABLED' && isRecord(EventPattern);
    this.busName = properties.string('EventBusName') ?? 'default';
    this.pattern = isRecord(EventPattern) ? EventPattern : {};
    this.targets = isEnabled && Array.isArray(Targets) ? Targets.filter(isRecord) : [];
  }

  /**
   * @throws UnsupportedFeatureError when a queue is to get something else than the event or a fixed text
   */
  public handle(event: BusEvent, bus: ResourceModel): void {
    const targets = this.belongsTo(bus) ? this.targets : [];
    if (targets.length === 0) {
      return;
    }
    const envelope = envelopeOf(event, bus);
    if (matchesPattern(this.pattern, envelope)) {
      for (const target of targets) {
        this.send(target, JSON.stringify(envelope));
      }
    }
  }

  private belongsTo(bus: ResourceModel): boolean {
    return bus.region === this.resource.region && (this.busName === bus.arn || this.busName === nameOf(bus));
  }

  private send(target: Readonly<Record<string, unknown>>, text: string): void {
    const queue = this.queues(String(target.Arn));
    if (!queue) {
      return;
    }
    if (target.InputPath !== undefined || target.InputTransformer !== undefined) {
      throw new UnsupportedFeatureError(`the rule '${this.resource.logicalId}' changes its input, which is not emulated; leave InputPath and InputTransformer out`);
    }
    const parameters = isRecord(target.SqsParameters) ? target.SqsParameters : {};
    queue.send(readMessage({ MessageBody: target.Input ?? text, ...parameters }));
  }
}

function envelopeOf(event: BusEvent, { account, region }: ResourceModel): Readonly<Record<string, unknown>> {
  return {
    'version': '0',
    'id': event.id,
    'detail-type': event.detailType,
    'source': event.source,
    'account': account,
    'time': `${event.time.toISOString().slice(0, 19)}Z`,
    'region': region,
    'resources': event.resources,
    'detail': JSON.parse(event.detail) as unknown,
  };
}

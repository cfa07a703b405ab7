import type { ResourceModel } from '../../template/template-model';
import type { Kept } from '../directory';
import { Retained } from '../retained';

/**
 * An event that a bus has taken.
 */
export interface BusEvent {
  readonly id: string;
  readonly source: string;
  readonly detailType: string;

  /**
   * The detail as it was sent, a JSON text.
   */
  readonly detail: string;
  readonly resources: readonly string[];
  readonly time: Date;
}

/**
 * A bus of EventBridge with its newest events.
 */
export class EventBus implements Kept {
  private readonly retained = new Retained<BusEvent>();

  constructor(public readonly resource: ResourceModel) {}

  public get events(): readonly BusEvent[] {
    return [...this.retained];
  }

  public add(event: BusEvent): void {
    this.retained.add(event.id, event, Buffer.byteLength(event.detail));
  }
}

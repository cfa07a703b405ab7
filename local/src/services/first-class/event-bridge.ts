import type { FirstClassAction } from './first-class-action';
import { TEXT, TEXTS, TIME } from './parameter-types';
import { jsonRequest } from './protocols';

export const EVENT_BRIDGE: readonly FirstClassAction[] = [
  {
    subtype: 'EventBridge-PutEvents',
    service: 'events',
    action: 'PutEvents',
    required: { Detail: TEXT, DetailType: TEXT, Source: TEXT },
    optional: { Time: TIME, EventBusName: TEXT, Resources: TEXTS, TraceHeader: TEXT },
    request: (event) => jsonRequest('events', 'PutEvents', { Entries: [event] }),
  },
];

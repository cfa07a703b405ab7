/*
 * The names that the shop's resources have in the local engine: those of the template, which no synth changes.
 */
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

export const ORDERS = 'DatabaseOrdersA8E84EBE';
export const STOCK = 'DatabaseStockCD26901A';

export const PACKING = queueUrl('MessagingPacking9971B9E0');
export const NOTES = queueUrl('MessagingNotes02114C23.fifo');
export const ANNOUNCEMENTS = arn('sns', 'MessagingAnnouncementsC3D24C36');
export const HISTORY = arn('sns', 'Orders-Messaging-History-3E3367AE.fifo');
export const EVENTS = arn('events', 'event-bus/OrdersMessagingEvents24DCE89A');

export const CLICKS = arn('kinesis', 'stream/StreamsClicks93EC3529');
export const AUDIT = 'StreamsAudit06E8C48B';

export const FULFILMENT = arn('states', 'stateMachine:WorkflowsFulfilmentC216901F');
export const PRICING = arn('states', 'stateMachine:WorkflowsPricingBE2DDB23');

export const DOCUMENTS = 'storagedocumentscd3fce94';
export const SITE = 'storagesitedba682e2';

export const QUOTES = arn('lambda', 'function:FunctionsQuotes27FCEF18');
export const REPORTS = arn('lambda', 'function:FunctionsReports8A9C98ED');

export const OPENING_HOURS = 'BackOfficeOpeningHours099BBE67';
export const REMINDERS = 'Orders-BackOffice-Reminders-604471B3';

/**
 * The ARN of an execution of the fulfilment.
 */
export function fulfilmentOf(name: string): string {
  return `${FULFILMENT.replace(':stateMachine:', ':execution:')}:${name}`;
}

function queueUrl(name: string): string {
  return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
}

function arn(service: string, name: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
}

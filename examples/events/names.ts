/*
 * The names that the resources have in the local engine: those of the template, which no synth changes.
 */
export const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/EventsInboxBus60B2434A';
export const ORDERS = 'https://sqs.us-east-1.amazonaws.com/123456789012/InboxOrdersAE69850C.fifo';
export const CLICKS = 'InboxClicks71557A74';
export const WAREHOUSE = 'http://WarehouseBalancerA119234A';

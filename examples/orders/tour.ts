import { files } from './tour/files';
import { functions } from './tour/functions';
import { gateway } from './tour/gateway';
import { listsAndStock } from './tour/lists-and-stock';
import { messages } from './tour/messages';
import { orders } from './tour/orders';
import { otherServices } from './tour/other-services';
import type { Chapter } from '../tour/step';
import { streams } from './tour/streams';
import { workflows } from './tour/workflows';

/**
 * The tour of the shop, step by step.
 */
export const TOUR: readonly Chapter[] = [orders, listsAndStock, ...messages, ...streams, workflows, ...files, ...functions, otherServices, gateway];

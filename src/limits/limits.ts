import { HTTP_LIMITS } from './http-limits';
import { REST_LIMITS } from './rest-limits';
import { WEBSOCKET_LIMITS } from './websocket-limits';

/**
 * The quotas of all kinds of API. What an account, a stage or a template may have is among those of REST APIs.
 */
export const LIMITS = { ...REST_LIMITS, ...HTTP_LIMITS, ...WEBSOCKET_LIMITS };

/**
 * Name of a quota.
 */
export type Limit = keyof typeof LIMITS;

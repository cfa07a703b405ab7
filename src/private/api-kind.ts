/**
 * The kinds of API, in AWS's words.
 */
export type ApiKind = 'REST' | 'HTTP' | 'WEBSOCKET';

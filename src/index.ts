export * from './mapping';
export * from './integrations';
export * from './authorization';
export * from './protection';
export * from './contract';
export * from './observability';
export * from './gateways';
export * from './stages';

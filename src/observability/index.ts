export * from './access-log-format';
export * from './access-log';
export * from './account-logging';

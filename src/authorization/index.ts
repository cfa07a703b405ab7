export * from './rest';
export * from './http';
export * from './websocket';
export * from './open-auth-options';
export * from './auth';

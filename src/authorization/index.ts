export * from './rest';
export * from './open-auth-options';
export * from './auth';

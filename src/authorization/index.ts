export * from './rest';
export { OpenAuthOptions } from './open';
export * from './auth';

export * from './post-to-connection';

export * from './rest-stage-options';

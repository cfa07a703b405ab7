export * from './gateway-response-options';
export * from './message-validation-options';
export * from './request-validation-options';

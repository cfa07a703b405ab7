export * from './gateway-response-options';
export * from './request-validation-options';

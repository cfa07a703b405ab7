export * from './route-integration';
export * from './rest-route-integration';
export { AwsServiceIntegration, AwsServiceIntegrationProps } from './aws-service-integration';
export { MessageAttribute } from './message-attribute';
export * from './sqs-send-message';

export * from './endpoint';
export * from './rest-gateway';
export { IRestGateway } from './rest-gateway-base';
export * from './rest-gateway-props';
export * from './rest-route';
export * from './rest-route-options';
export * from './route-layout';

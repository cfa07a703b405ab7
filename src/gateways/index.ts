export * from './endpoint';
export * from './rest-gateway';
export * from './rest-gateway-interface';
export * from './rest-gateway-props';
export * from './rest-route';
export * from './rest-route-options';
export * from './route-layout';

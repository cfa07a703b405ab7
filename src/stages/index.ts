export * from './stage-options';
export * from './rest-stage-options';
export * from './logged-stage-options';
export * from './route-throttling-options';

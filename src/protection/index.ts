export * from './cors-options';
export * from './cors-headers';

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { testTimeout: 30_000 }, // the first synthesis of a process loads AWS CDK
  resolve: { alias: { 'cdk-apigateway-local': fileURLToPath(new URL('../../src/index.ts', import.meta.url)) } },
});

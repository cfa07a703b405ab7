import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { integrationMatrix } from './support/integration-matrix';

test('the README shows which integration serves which kind of API', () => {
  expect(readFileSync(join(__dirname, '..', 'README.md'), 'utf8')).toContain(integrationMatrix());
});

import { TemplateError } from '../../../../src';
import { compileExpression } from '../../../../src/gateway/http/mapping/expression';
import { requestScope } from '../../../../src/gateway/http/mapping/mapping-scope';
import { REQUEST_VARIABLES, RESPONSE_VARIABLES } from '../../../../src/gateway/http/mapping/variables';
import { seededRandom } from '../../../fixtures/hostile';
import { httpExchange } from '../../../fixtures/http-apis';

const PIECES = [
  '$', '${', '}', '{', 'request', 'response', 'context', 'stageVariables', '.', '..', 'body', 'header', 'path', 'querystring', '[', ']', '[0]', '[-1]', '[*]', '[?(@.a)]',
  '(', ')', '*', '\'', '"', 'a', '__proto__', 'constructor', ' ', '\n', '\u0000', '\ud83d', 'é', '9', '@', ':', ',', '\\', '/', '?', '#',
];
const BODIES = ['', '{', 'null', '[]', '{"a":{"__proto__":1}}', '[[[[[[1]]]]]]', `${'['.repeat(5000)}${']'.repeat(5000)}`, '\u0000', '{"a":"\\ud800"}', '1e999999999'];

function pieces(random: () => number): string {
  return Array.from({ length: 1 + Math.floor(random() * 8) }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
}

test.each([1, 2, 3, 4])('expressions of any text are read, or refused with a TemplateError, and find texts or nothing: %d', (seed) => {
  const random = seededRandom(seed);
  const scopes = BODIES.map((body) => requestScope(httpExchange({ method: 'POST', path: '/a?a=1', headers: { a: 'b' }, body }, {})));
  let read = 0;
  for (let count = 0; count < 1000; count += 1) {
    const text = (random() < 0.5 ? '$request.body.' : random() < 0.5 ? '${request.' : '') + pieces(random);
    for (const forms of [REQUEST_VARIABLES, RESPONSE_VARIABLES]) {
      try {
        const variable = compileExpression(text, forms, 'it');
        read += 1;
        for (const scope of scopes) {
          expect(['string', 'undefined']).toContain(typeof variable(scope));
        }
      } catch (error) {
        if (!(error instanceof TemplateError)) {
          throw new Error(`'${text}' ends with ${String(error)}`, { cause: error });
        }
      }
    }
  }
  expect(read).toBeGreaterThan(30);
});

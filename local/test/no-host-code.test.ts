import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';

const SOURCES = join(__dirname, '..', 'src');

/** Functions of users run by design in a room of their own, which is a worker. */
const OWN_ROOM = /^functions\//;

const FORBIDDEN: ReadonlyArray<readonly [string, RegExp]> = [
  ['eval', /\beval\s*\(/],
  ['the constructor of functions', /\bnew\s+Function\b|(?<![\w.'])Function\s*\(|\b(?:Async)?(?:Generator)?Function\.prototype/],
  ['vm', /from\s+'(?:node:)?vm'|require\(\s*'(?:node:)?vm'/],
  ['child processes', /from\s+'(?:node:)?child_process'/],
  ['modules chosen at run time', /\brequire\s*\(\s*[^'"\s)]|\bimport\s*\(\s*[^'"\s)]/],
  ['prototypes', /\.__proto__\b|\[\s*['"`]__proto__|setPrototypeOf/],
  ['timers that take text', /set(?:Timeout|Interval)\s*\(\s*['"`]/],
];

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesBelow(path) : [path];
  });
}

function codeOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const FILES = sourcesBelow(SOURCES).filter((path) => path.endsWith('.ts') && !OWN_ROOM.test(relative(SOURCES, path)));

test.each(FORBIDDEN)('no source uses %s', (_name, pattern) => {
  expect(FILES.length).toBeGreaterThan(150);
  expect(FILES.filter((path) => pattern.test(codeOf(path))).map((path) => relative(SOURCES, path))).toEqual([]);
});

test.each([
  'eval("1")', 'new Function("return 1")', 'Function("1")()', "import vm from 'node:vm'", 'require(name)', 'await import(name)', 'x.__proto__ = y', "setTimeout('x', 1)",
])('the patterns know %s', (code) => {
  expect(FORBIDDEN.some(([, pattern]) => pattern.test(code))).toBe(true);
});

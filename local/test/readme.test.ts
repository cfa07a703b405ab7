import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');

/** What every example may take for granted. */
const GIVEN = `
  import { LocalGateway, type SynthesizableStack } from 'cdk-apigateway-local';
  declare const stack: SynthesizableStack;
`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  types: ['jest', 'node'],
  baseUrl: ROOT,
  paths: { 'cdk-apigateway-local': ['src'] },
};

/** The examples of the README, each as a module. */
function examples(): Map<string, string> {
  const fences = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```ts\n([^]*?)```/g)];
  return new Map(fences.map(([, code], index) => [join(ROOT, 'test', `readme-example-${index}.ts`), moduleOf(code)]));
}

function moduleOf(code: string): string {
  const imports = /^import .*$/gm;
  const own = code.match(imports)?.join('\n') ?? GIVEN;
  const given = own === GIVEN ? '' : "declare const stack: import('cdk-apigateway-local').SynthesizableStack;\n";
  return `${own}\n${given}export async function example(): Promise<void> {\n${code.replaceAll(imports, '')}\n}\n`;
}

test('every example of the README compiles', () => {
  const files = examples();
  expect(files.size).toBeGreaterThan(4);
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  const problems = [...files.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  expect(problems.map(({ file, messageText }) => `${file?.text}\n${ts.flattenDiagnosticMessageText(messageText, '\n')}`)).toEqual([]);
}, 60_000);

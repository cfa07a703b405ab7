import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { LocalGatewayError } from '../errors';
import type { FunctionCode } from '../template/template-model';

/**
 * Lays out the code of functions as folders; those that it makes are gone when it is closed.
 */
export class FunctionCodes {
  private readonly made: string[] = [];

  /**
   * The folder of a function's code.
   *
   * @param inlineFile name of the file that code in a template is put into
   * @throws LocalGatewayError when the code is not there, or is neither a folder nor a zip file
   */
  public folderOf(code: FunctionCode, inlineFile: string): string {
    if ('text' in code) {
      return this.lay({ [inlineFile]: Buffer.from(code.text) });
    }
    const found = statSync(code.path, { throwIfNoEntry: false });
    if (!found) {
      throw new LocalGatewayError(`the code of the function is not at '${code.path}'; synthesize the app again`);
    }
    return found.isDirectory() ? realpathSync(code.path) : this.lay(unzip(code.path));
  }

  public close(): void {
    for (const folder of this.made.splice(0)) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private lay(files: Readonly<Record<string, Uint8Array>>): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk-apigateway-local-')));
    this.made.push(folder);
    for (const [name, bytes] of Object.entries(files)) {
      write(folder, name, bytes);
    }
    return folder;
  }
}

function write(folder: string, name: string, bytes: Uint8Array): void {
  const path = resolve(folder, name);
  if (!path.startsWith(folder + sep)) {
    throw new LocalGatewayError(`the code of the function has a file '${name}', which lies outside of its folder`);
  }
  if (name.endsWith('/')) {
    mkdirSync(path, { recursive: true });
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

function unzip(path: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(readFileSync(path));
  } catch (error) {
    throw new LocalGatewayError(`the code of the function at '${path}' is neither a folder nor a zip file: ${(error as Error).message}`);
  }
}

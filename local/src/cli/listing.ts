import { curlLine } from './curl';
import { authorizationInWords, integrationInWords } from './in-words';
import { printable, styled, type Terminal } from './terminal';
import type { MethodModel, RestApiModel } from '../template/rest-api-model';
import type { TemplateModel } from '../template/template-model';

const INDENT = '  ';

/**
 * Name of the user who makes requests that nobody signs.
 */
export const UNSIGNED_USER = 'developer';

/**
 * A stage of an API and where it is served.
 */
export interface ServedStage {
  readonly api: RestApiModel;
  readonly stageName: string;
  readonly url: string;
}

/**
 * Lists a served stage: its URL, its routes with what they call and who may call them, and a line to try it.
 */
export function listStage({ api, stageName, url }: ServedStage, model: TemplateModel, terminal: Terminal): void {
  terminal.write('');
  terminal.write(`${styled(terminal, 'bold', `${api.logicalId} (${api.stackName}, stage ${stageName})`)}  ${styled(terminal, 'green', url)}`);
  for (const line of table(api.methods.filter(isWorthALine).map((method) => row(method, api)))) {
    terminal.write(INDENT + printable(line));
  }
  const curl = curlLine(api, stageName, url, model);
  if (curl !== undefined) {
    terminal.write(INDENT + styled(terminal, 'dim', printable(curl)));
  }
  for (const warning of api.warnings) {
    terminal.write(INDENT + styled(terminal, 'yellow', printable(`left out: ${warning}`)));
  }
}

/**
 * Says what the templates hold and the command does not serve.
 */
export function listOthers(model: TemplateModel, terminal: Terminal): void {
  for (const warning of model.warnings) {
    terminal.write(styled(terminal, 'yellow', printable(warning)));
  }
  if (model.restApis.some(({ methods }) => methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM'))) {
    terminal.write(styled(terminal, 'dim', `Routes with IAM authorization let every request in here; the user '${UNSIGNED_USER}' makes it.`));
  }
}

/*
 * Preflight answers would double the list of an API with CORS.
 */
function isWorthALine({ httpMethod, integration }: MethodModel): boolean {
  return httpMethod !== 'OPTIONS' || integration?.type !== 'MOCK';
}

function row(method: MethodModel, api: RestApiModel): readonly string[] {
  return [method.httpMethod, method.path, integrationInWords(method.integration), authorizationInWords(method, api)];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>((widest, cells) => cells.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)), []);
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join(INDENT).trimEnd());
}

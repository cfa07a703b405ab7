import { curlLine } from './curl';
import type { ListedRoute } from './listed-route';
import { listedRoutes } from './listed-routes';
import { printable, styled, type Terminal } from './terminal';
import { wscatLine } from './wscat';
import type { ApiSource } from '../apis/api-source';
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
  readonly api: ApiSource;
  readonly stageName: string;
  readonly url: string;
}

/**
 * Lists a served stage: its URL, its routes with what they call and who may call them, and a line to try it.
 */
export function listStage({ api, stageName, url }: ServedStage, model: TemplateModel, terminal: Terminal): void {
  const { logicalId, stackName, warnings } = api.model;
  const routes = listedRoutes(api, stageName, model);
  terminal.write('');
  terminal.write(`${styled(terminal, 'bold', `${logicalId} (${stackName}, stage ${stageName})`)}  ${styled(terminal, 'green', url)}`);
  for (const line of table(routes.filter(isWorthALine).map(row))) {
    terminal.write(INDENT + printable(line));
  }
  const attempt = api.kind === 'WEBSOCKET' ? wscatLine(api.model, routes, url) : curlLine(routes, url);
  if (attempt !== undefined) {
    terminal.write(INDENT + styled(terminal, 'dim', printable(attempt)));
  }
  for (const warning of warnings) {
    terminal.write(INDENT + styled(terminal, 'yellow', printable(`left out: ${warning}`)));
  }
}

/**
 * Says what the templates hold and the command does not serve, and who makes requests that nobody signs.
 */
export function listOthers(stages: readonly ServedStage[], model: TemplateModel, terminal: Terminal): void {
  for (const warning of model.warnings) {
    terminal.write(styled(terminal, 'yellow', printable(warning)));
  }
  if (stages.some(({ api, stageName }) => listedRoutes(api, stageName, model).some(({ access }) => access === 'signed'))) {
    terminal.write(styled(terminal, 'dim', `Routes with IAM authorization let every request in here; the user '${UNSIGNED_USER}' makes it.`));
  }
}

/*
 * Preflight answers would double the list of an API with CORS.
 */
function isWorthALine({ httpMethod, answersItself }: ListedRoute): boolean {
  return httpMethod !== 'OPTIONS' || !answersItself;
}

function row({ httpMethod, path, calls, callers }: ListedRoute): readonly string[] {
  return [httpMethod, path, calls, callers];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>((widest, cells) => cells.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)), []);
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join(INDENT).trimEnd());
}

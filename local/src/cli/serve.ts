import type { ServeOptions } from './arguments';
import { listOthers, listStage, type ServedStage } from './listing';
import { RequestLog } from './request-log';
import { ServedStages } from './served-stages';
import { changedFile, readSource } from './source';
import { printable, styled, type Terminal } from './terminal';
import { stampOf, watchForChanges } from './watch-file';

/**
 * The command while it serves.
 */
export interface Serving {
  readonly stages: readonly ServedStage[];

  /**
   * Ends it, once the requests that are running have their answers.
   */
  close(): Promise<void>;
}

/**
 * Serves what the command was asked to, and says so.
 *
 * @throws LocalGatewayError when there is nothing to serve, or it cannot be served
 */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<Serving> {
  const served = new ServedStages(options, new RequestLog(terminal), (line) => terminal.writeError(styled(terminal, 'red', printable(line))));
  try {
    const file = changedFile(options.source);
    const stamp = stampOf(file);
    const model = await readSource(options);
    const stages = await served.load(model);
    stages.forEach((stage) => listStage(stage, model, terminal));
    terminal.write('');
    listOthers(stages, model, terminal);
    const endWatch = options.watch ? watchForChanges(file, stamp, inTurn(() => reload(options, served, terminal))) : () => undefined;
    terminal.write(styled(terminal, 'dim', 'Serving until Ctrl-C.'));
    return {
      stages,
      close: () => {
        endWatch();
        return served.close();
      },
    };
  } catch (error) {
    await served.close();
    throw error;
  }
}

/*
 * One at a time: what is asked for meanwhile is done after it.
 */
function inTurn(action: () => Promise<void>): () => void {
  let last = Promise.resolve();
  return () => {
    last = last.then(action);
  };
}

async function reload(options: ServeOptions, served: ServedStages, terminal: Terminal): Promise<void> {
  const { source } = options;
  try {
    const start = performance.now();
    const stages = await served.load(await readSource(options));
    const list = stages.map(({ api, stageName, url }) => `${api.model.logicalId} (${stageName}) ${url}`).join(', ');
    terminal.write(styled(terminal, 'green', printable(`loaded ${source} anew in ${(performance.now() - start).toFixed(0)} ms: ${list}`)));
  } catch (error) {
    terminal.writeError(styled(terminal, 'red', printable(`${source} was not loaded anew, what was there before is still served: ${(error as Error).message}`)));
  }
}

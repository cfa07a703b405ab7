import { createRequire } from 'node:module';

/*
 * dynalite without its server: a database in memory, and what it does for each action. It is loaded when it is first needed.
 */
const load = createRequire(__filename);

/**
 * Why dynalite did not do something.
 */
export interface DynaliteError extends Error {
  /**
   * DynamoDB's answer.
   *
   * @default - the error is one of dynalite
   */
  readonly body?: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

interface Types {
  readonly types: Readonly<Record<string, unknown>>;
  readonly custom?: unknown;
}

interface Database {
  create(options: { readonly createTableMs: number }): object;
}

interface Validations {
  checkTypes(input: object, types: Types['types']): object;
  checkValidations(input: object, types: Types['types'], custom: unknown, database: object): void;
}

type Run = (database: object, input: object, callback: (error: DynaliteError | null, result: object) => void) => void;

/**
 * A database of dynalite.
 */
export class Dynalite {
  private readonly database = (load('dynalite/db') as Database).create({ createTableMs: 0 });
  private readonly validations = load('dynalite/validations') as Validations;

  /**
   * Does what an action asks for.
   *
   * @throws DynaliteError with DynamoDB's answer when that is one of an error
   */
  public async run(action: string, input: object): Promise<Readonly<Record<string, unknown>>> {
    const name = fileName(action);
    const { custom, types } = load(`dynalite/validations/${name}`) as Types;
    const checked = this.validations.checkTypes({ ...input }, types);
    this.validations.checkValidations(checked, types, custom, this.database);
    const run = load(`dynalite/actions/${name}`) as Run;
    return new Promise((resolve, reject) => {
      run(this.database, checked, (error, result) => error ? reject(error) : resolve(result as Readonly<Record<string, unknown>>));
    });
  }

  /**
   * Parameters that dynalite would pass over.
   */
  public unknownParameters(action: string, input: object): readonly string[] {
    const { types } = load(`dynalite/validations/${fileName(action)}`) as Types;
    return Object.keys(input).filter((name) => !Object.hasOwn(types, name));
  }
}

function fileName(action: string): string {
  return action.charAt(0).toLowerCase() + action.slice(1);
}

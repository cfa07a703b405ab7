const ATTEMPTS = 12;
const PAUSE_MILLIS = 20_000;

/**
 * What passes by itself: a role that IAM does not hand out yet, and a second call within the twenty seconds that AWS asks for.
 */
const PASSING_ERRORS = ['BadRequestException', 'TooManyRequestsException', 'ConflictException'];

/**
 * The account's API Gateway settings.
 */
export interface IAccountSettings {
  loggingRole(): Promise<string | undefined>;
  setLoggingRole(roleArn: string): Promise<void>;
}

/**
 * The account's roles.
 */
export interface IRoles {
  exists(roleArn: string): Promise<boolean>;
}

/**
 * Gives an account a logging role, and leaves one alone that it has.
 */
export class LoggingRoleSetup {
  constructor(
    private readonly settings: IAccountSettings,
    private readonly roles: IRoles,
    private readonly pause: (millis: number) => Promise<void>,
  ) {}

  /**
   * Returns the role that the account logs with.
   */
  public async ensure(roleArn: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      // Read again before each attempt: another stack may have been faster.
      const current = await this.settings.loggingRole();
      if (current && await this.roles.exists(current)) return current;
      try {
        await this.settings.setLoggingRole(roleArn);
        return roleArn;
      } catch (error) {
        if (attempt === ATTEMPTS || !passes(error)) throw error;
        await this.pause(PAUSE_MILLIS);
      }
    }
  }
}

function passes(error: unknown): boolean {
  return error instanceof Error && PASSING_ERRORS.includes(error.name);
}

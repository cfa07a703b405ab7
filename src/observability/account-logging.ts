import type { Construct, IDependable } from 'constructs';
import { ensureLoggingRole } from './logging-role';

/**
 * The role with which API Gateway writes logs: one setting for all APIs of an account in a region.
 *
 * Without it a stage with an access log or execution logs cannot be deployed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions
 */
export abstract class AccountLogging {
  /**
   * Sets a role if the account has none in this region, or one that no longer exists.
   *
   * A role that exists is never replaced, and removing the API takes nothing away. It costs a function that runs at the first
   * deployment of the stack.
   */
  public static ensure(): AccountLogging {
    return new EnsuredAccountLogging();
  }

  /**
   * Leaves the account's setting alone, because it was made elsewhere.
   */
  public static assume(): AccountLogging {
    return new AssumedAccountLogging();
  }

  /**
   * What a stage has to wait for; nothing where the setting is somebody else's.
   *
   * @internal
   */
  public abstract _bind(scope: Construct): IDependable | undefined;
}

class EnsuredAccountLogging extends AccountLogging {
  public _bind(scope: Construct): IDependable {
    return ensureLoggingRole(scope);
  }
}

class AssumedAccountLogging extends AccountLogging {
  public _bind(_scope: Construct): undefined {
    return undefined;
  }
}

/**
 * What APIs of every kind have, as their template describes them.
 */
export interface ApiModel {
  readonly id: string;

  /**
   * Logical id in the template; the id of an API that the template does not make.
   */
  readonly logicalId: string;

  /**
   * Name of the stack that makes the API, or that adds the first route to it.
   */
  readonly stackName: string;

  /**
   * Whether the template only adds to the API, without making it.
   */
  readonly imported: boolean;
  readonly account: string;
  readonly region: string;

  /**
   * Whether the API answers under its custom domains only.
   */
  readonly disableExecuteApiEndpoint: boolean;
  readonly stages: readonly { readonly name: string }[];

  /**
   * What the template asks for and the engine leaves out because the answers do not depend on it.
   */
  readonly warnings: readonly string[];
}

/**
 * What the template tells the handler of the account's logging role.
 */
export interface AccountLoggingProperties {
  readonly RoleArn: string;
}

import { createHash } from 'node:crypto';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { pathSeenFrom } from '../private/tree-path';

/**
 * What a direct integration may do: exactly one thing, on one resource.
 */
export interface IntegrationRights {
  /**
   * The action, as IAM spells it: `sqs:SendMessage`.
   */
  readonly action: string;

  /**
   * The resource that the rights are on.
   */
  readonly resource: IConstruct;

  /**
   * What narrows the rights further, for instance a prefix of keys.
   *
   * @default - nothing
   */
  readonly detail?: string;

  /**
   * Gives the rights.
   */
  grant(role: iam.IRole): void;
}

const ROLES = 'IntegrationRoles';

/**
 * Stands for an API whose routes are all served with one role, such as that of a function.
 */
export class OneRoleScope extends Construct {
  private readonly given = new Set<string>();

  constructor(scope: Construct, id: string, private readonly role: iam.IRole) {
    super(scope, id);
  }

  public give(rights: IntegrationRights): iam.IRole {
    const id = roleId(this, rights);
    if (!this.given.has(id)) rights.grant(this.role);
    this.given.add(id);
    return this.role;
  }
}

/**
 * The role that API Gateway takes on for a direct integration: one for each right on each API, shared by the routes that need just that.
 */
export function integrationRole(scope: Construct, rights: IntegrationRights): iam.IRole {
  if (scope instanceof OneRoleScope) return scope.give(rights);
  const roles = (scope.node.tryFindChild(ROLES) as Construct | undefined) ?? new Construct(scope, ROLES);
  const id = roleId(scope, rights);
  const existing = roles.node.tryFindChild(id);
  if (existing) return existing as iam.Role;
  const role = new iam.Role(roles, id, {
    assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    description: `${rights.action} for routes of ${scope.node.path}`,
  });
  rights.grant(role);
  return role;
}

/**
 * Named by the right alone, so that no route's coming or going renames it, nor the name of a stage of the app.
 */
function roleId(scope: Construct, rights: IntegrationRights): string {
  const { resource } = rights;
  const digest = createHash('sha256').update([rights.action, pathSeenFrom(scope, resource), rights.detail ?? ''].join('|')).digest('hex').slice(0, 8);
  return `${rights.action.replace(':', '-')}-${digest}`;
}

import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { TextCompactor } from '../private/sub';

/**
 * Allows an API's stage to invoke functions: one permission for each function, whatever the number of routes.
 *
 * A permission for each route would fill a function's resource policy (20 kB) at about 50 routes. The console's test button gets none.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export class LambdaPermissions {
  private readonly scope: Construct;
  private readonly allowed = new Set<string>();
  private readonly sourceArn: string;

  /**
   * `sourceArn` is every method of the stage.
   */
  constructor(scope: Construct, sourceArn: string) {
    this.scope = new Construct(scope, 'Permissions');
    this.sourceArn = new TextCompactor(this.scope).compact(sourceArn);
  }

  public allow(functions: IFunction[]): void {
    for (const fn of functions) this.allowOne(fn);
  }

  private allowOne(fn: IFunction): void {
    if (this.allowed.has(fn.node.addr)) return;
    this.allowed.add(fn.node.addr);
    fn.addPermission(`${fn.node.id}-${fn.node.addr.slice(-8)}`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.sourceArn,
      scope: this.scope,
    });
  }
}

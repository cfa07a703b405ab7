import type { IAlias, IFunction } from 'aws-cdk-lib/aws-lambda';
import { ValidationError } from '../private/errors';

const VARIABLE = /^[A-Za-z0-9_]+$/;

/**
 * Alias of a function that each stage names in a variable of its own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
 */
export interface StageVariableAliasProps {
  /**
   * Name of the stage variable that holds the name of the alias: letters, digits and underscores.
   */
  readonly variable: string;

  /**
   * The aliases that stages may name. Each of them permits the API to invoke it; a stage that names another one gets status 500.
   */
  readonly aliases: IAlias[];
}

/**
 * A function as an integration invokes it.
 */
export interface LambdaTarget {
  /** ARN with its qualifier, which may be a stage variable. */
  readonly functionArn: string;
  readonly region: string;
  /** What the API must be allowed to invoke. */
  readonly invokes: readonly IFunction[];
}

/**
 * A function, a version or an alias as it is.
 */
export function fixedTarget(fn: IFunction): LambdaTarget {
  return { functionArn: fn.functionArn, region: fn.env.region, invokes: [fn] };
}

/**
 * A function's alias by the name that a stage variable holds.
 */
export function stageVariableTarget(fn: IFunction, props: StageVariableAliasProps): LambdaTarget {
  const { variable, aliases } = props;
  if (!VARIABLE.test(variable)) {
    throw new ValidationError(`'variable' must be the name of a stage variable of letters, digits and underscores, like alias, got '${variable}'`, fn);
  }
  if (aliases.length === 0) {
    throw new ValidationError(`'aliases' must name each alias that the stage variable '${variable}' may hold, got none`, fn);
  }
  if ('aliasName' in fn || 'version' in fn) {
    throw new ValidationError('an alias by stage variable is named below the function itself: give the function, not one of its aliases or versions', fn);
  }
  return { functionArn: `${fn.functionArn}:\${stageVariables.${variable}}`, region: fn.env.region, invokes: aliases };
}

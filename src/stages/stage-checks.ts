import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkLimit } from '../limits/checks';
import { ValidationError } from '../private/errors';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
const STAGE_NAME = /^[A-Za-z0-9_-]{1,128}$/;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
const VARIABLE_NAME = /^[A-Za-z0-9_]+$/;
const VARIABLE_VALUE = /^[A-Za-z0-9._~:/?#&=,-]+$/;

/**
 * Refuses a name that a stage cannot have.
 */
export function checkStageName(stageName: string, scope: Construct): void {
  if (Token.isUnresolved(stageName) || STAGE_NAME.test(stageName)) return;
  throw new ValidationError(`'stageName' must be 1 to 128 letters, digits, hyphens and underscores, got '${stageName}'`, scope);
}

/**
 * Refuses rates that cannot be, and warns past what an account has.
 */
export function checkThrottling(rate: number, burst: number, scope: Construct): void {
  checkCount('throttlingRateLimit', rate, scope);
  checkCount('throttlingBurstLimit', burst, scope);
  checkLimit('throttleRate', rate, "'throttlingRateLimit'", 'ask AWS for a higher account quota', scope);
  checkLimit('throttleBurst', burst, "'throttlingBurstLimit'", 'ask AWS for a higher account quota', scope);
}

/**
 * Refuses variables that API Gateway would refuse at deployment.
 */
export function checkStageVariables(variables: { readonly [name: string]: string }, scope: Construct): void {
  checkLimit('stageVariables', Object.keys(variables).length, "'stageVariables'", 'join some of them', scope);
  for (const [name, value] of Object.entries(variables)) {
    if (!VARIABLE_NAME.test(name)) {
      throw new ValidationError(`the name of a stage variable must be letters, digits and underscores, got '${name}'`, scope);
    }
    checkLimit('stageVariableKeyCharacters', name.length, `the name of stage variable '${name}'`, 'shorten it', scope);
    if (Token.isUnresolved(value)) continue;
    if (!VARIABLE_VALUE.test(value)) {
      throw new ValidationError(`the value of stage variable '${name}' must be letters, digits and any of -._~:/?#&=, got '${value}'; encode other characters`, scope);
    }
    checkLimit('stageVariableValueCharacters', value.length, `the value of stage variable '${name}'`, 'shorten it', scope);
  }
}

function checkCount(prop: string, value: number, scope: Construct): void {
  if (Token.isUnresolved(value) || value >= 0) return;
  throw new ValidationError(`'${prop}' must be 0 requests or more, got ${value}`, scope);
}

import { TemplateError } from '../errors';
import { partitionOf, urlSuffixOf, type Environment } from './environment';
import { NO_VALUE } from './intrinsics';
import { stackId } from './stack-id';
import { own } from '../own';

type PseudoParameter = (stackName: string, environment: Environment) => unknown;

const PSEUDO_PARAMETERS: Readonly<Record<string, PseudoParameter>> = {
  'AWS::AccountId': (_stackName, { account }) => account,
  'AWS::NoValue': () => NO_VALUE,
  'AWS::NotificationARNs': () => [],
  'AWS::Partition': (_stackName, { region }) => partitionOf(region),
  'AWS::Region': (_stackName, { region }) => region,
  'AWS::StackId': stackId,
  'AWS::StackName': (stackName) => stackName,
  'AWS::URLSuffix': (_stackName, { region }) => urlSuffixOf(region),
};

/**
 * What `Ref` gives for a name that starts with `AWS::`.
 *
 * @throws TemplateError when CloudFormation has no such parameter
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function pseudoParameter(name: string, stackName: string, environment: Environment): unknown {
  const parameter = own(PSEUDO_PARAMETERS, name);
  if (!parameter) {
    throw new TemplateError(`'${name}' is not a pseudo parameter of CloudFormation; it has ${Object.keys(PSEUDO_PARAMETERS).join(', ')}`);
  }
  return parameter(stackName, environment);
}

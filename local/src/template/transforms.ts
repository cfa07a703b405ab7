import { UnsupportedFeatureError } from '../errors';
import { isRecord, type CloudTemplate } from './cloud-template';
import { textOf } from './template-values';

/*
 * Macros that add to a template what no answer of an API depends on, or nothing beside functions that are resolved here.
 */
const HARMLESS = ['AWS::CodeDeployBlueGreen', 'AWS::LanguageExtensions', 'AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16'];

/**
 * Refuses a template that only a macro makes whole.
 *
 * @throws UnsupportedFeatureError naming the macro
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
export function checkTransforms(stackName: string, template: CloudTemplate): void {
  for (const name of namesOf(template.Transform)) {
    if (!HARMLESS.includes(name)) {
      throw new UnsupportedFeatureError(`the template of stack '${stackName}' needs the macro ${name}, which is not run; load the template that it gives`);
    }
  }
}

function namesOf(transform: unknown): readonly string[] {
  const declared = Array.isArray(transform) ? transform : [transform];
  return declared.filter((entry) => entry !== undefined).map((entry) => textOf(isRecord(entry) ? entry.Name : entry, 'Transform'));
}

import { readTemplateText } from '../../src/template/template-text';

async function resourceOf(properties: string): Promise<unknown> {
  const indented = properties.split('\n').map((line) => `      ${line}`).join('\n');
  const template = await readTemplateText(`Resources:\n  A:\n    Type: T\n    Properties:\n${indented}\n`, 'template.yaml');
  return template.Resources?.A.Properties?.P;
}

test.each([
  ['P: !Ref Queue', { Ref: 'Queue' }],
  ['P: !GetAtt Queue.Arn', { 'Fn::GetAtt': ['Queue', 'Arn'] }],
  ['P: !GetAtt Nested.Outputs.Arn', { 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] }],
  ['P: !Sub "arn:${AWS::Region}"', { 'Fn::Sub': 'arn:${AWS::Region}' }],
  ['P: !Join ["-", [a, !Ref B, !Sub "${C}"]]', { 'Fn::Join': ['-', ['a', { Ref: 'B' }, { 'Fn::Sub': '${C}' }]] }],
  ['P: !If [IsProd, { X: !Ref A }, !Ref "AWS::NoValue"]', { 'Fn::If': ['IsProd', { X: { Ref: 'A' } }, { Ref: 'AWS::NoValue' }] }],
  ['P: !Base64\n  Fn::Sub: x', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
  ['P: !Condition IsProd', { Condition: 'IsProd' }],
  ['P: 2012-10-17', '2012-10-17'],
  ['P: yes', true],
  ['P: |\n  #set($a = 1)\n  "$a"', '#set($a = 1)\n"$a"\n'],
])('reads %s', async (text, value) => {
  expect(await resourceOf(text)).toEqual(value);
});

test('reads JSON', async () => {
  expect(await readTemplateText(' {"Resources": {}}', 'x.json')).toEqual({ Resources: {} });
});

test.each([
  ['{"Resources": ', '\'x\' is not JSON: '],
  ['Resources: [', '\'x\' is not YAML: '],
  ['{}', '\'x\' is no CloudFormation template: it has no Resources'],
  ['nothing', '\'x\' is no CloudFormation template: it has no Resources'],
])('fails on %s', async (text, message) => {
  await expect(readTemplateText(text, 'x')).rejects.toThrow(message);
});

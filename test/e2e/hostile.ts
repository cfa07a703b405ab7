/**
 * Texts that have to arrive as they are: what ends strings, forms and requests, what looks like a template, and much of anything.
 */
export const HOSTILE_TEXTS: readonly string[] = [
  'ring twice',
  'it\'s "odd": \\ / \\" \\u0041 %26 + & ; = ?',
  'lines\nand\r\nreturns\tand tabs',
  '&Action=DeleteQueue&MessageBody=x&TopicArn=x&QueueUrl=x',
  '"}},"TableName":"x","QueueUrl":"https://evil.example","x":"',
  '$context.stage ${x} $input.body #set($a=1) #end #include("x") @@',
  '<Message>&lt;x&gt;</Message>]]>',
  'é 日本 😀 \u2028\u2029',
  '__proto__ constructor toString',
  'much of it: "\\😀\n'.repeat(10_000),
];

/**
 * Every byte, and more of them than any buffer.
 */
export const HOSTILE_BYTES = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_value, index) => index)), Buffer.alloc(200_000, 0xff)]);

/**
 * A text of some bodies that is JSON with unusual spaces, whose bytes any parser would change.
 */
export function oddJson(member: string, text: string, others: object = {}): string {
  return `{ ${JSON.stringify(member)} :\t${JSON.stringify(text)}, "n": 1.50e0, ${JSON.stringify(others).slice(1)}`;
}

import { casesOf, readJson, TOPICS, type GoldenCase, type Result } from './golden-cases';
import { scopeOf } from './scope';
import { Template } from '../../src/vtl';
import { AWS_DIALECT, VELOCITY_DIALECT, type Dialect } from '../../src/vtl/dialect';

/** A template that AWS renders otherwise than Velocity 1.7; `fact` is the number of the recording, 0 for a documented quota. */
interface Difference extends Result {
  readonly template: string;
  readonly fact: number;
}

/** Cases that the engine deliberately does not render as Velocity does: Java's classes, and the macros that AWS lacks. */
const REFUSED = ['java-classes', 'macros'];

const DIFFERENCES = new Map(readJson<readonly Difference[]>('aws-differences.json').map((row) => [row.template, row]));

function render({ template, input }: GoldenCase, dialect: Dialect): Result {
  try {
    return { output: Template.parse(template, dialect).render(scopeOf(input)) };
  } catch (error) {
    return { error: String(error) };
  }
}

/** Errors are compared by their being errors: their words are Java's. */
function comparable(template: string, result: Result): object {
  return { template, output: result.output, fails: result.output === undefined };
}

describe.each(TOPICS.filter((topic) => !REFUSED.includes(topic)))('%s', (topic) => {
  const cases = casesOf(topic);

  test('renders as Apache Velocity 1.7 does', () => {
    const rendered = cases.map((one) => comparable(one.template, render(one, VELOCITY_DIALECT)));
    expect(rendered).toEqual(cases.map((one) => comparable(one.template, one.velocity)));
  });

  test('differs in API Gateway only where it was recorded', () => {
    const rendered = cases.map((one) => comparable(one.template, render(one, AWS_DIALECT)));
    expect(rendered).toEqual(cases.map((one) => comparable(one.template, DIFFERENCES.get(one.template) ?? one.velocity)));
  });
});

test('macros are text in API Gateway', () => {
  for (const one of casesOf('macros')) {
    expect(comparable(one.template, render(one, AWS_DIALECT))).toEqual(comparable(one.template, DIFFERENCES.get(one.template) ?? {}));
  }
});

test('fails for macros in the dialect of Velocity', () => {
  for (const one of casesOf('macros')) {
    expect(render(one, VELOCITY_DIALECT).error).toMatch(/UnsupportedFeatureError: #(macro|evaluate)/);
  }
});

test('no class of Java is within reach, where Velocity hands it out', () => {
  const found = casesOf('java-classes').filter(({ velocity }) => /^(class )?(java|oracle|org)[.]/.test(velocity.output ?? ''));
  expect(found.length).toBeGreaterThan(8);
  for (const one of found) {
    expect(comparable(one.template, render(one, AWS_DIALECT))).toEqual(comparable(one.template, { output: '' }));
  }
});

test('every difference belongs to a case and is one', () => {
  const all = TOPICS.flatMap((topic) => casesOf(topic));
  for (const difference of DIFFERENCES.values()) {
    const velocity = all.find(({ template }) => template === difference.template)?.velocity;
    expect(velocity).toBeDefined();
    expect(velocity?.output).not.toBe(difference.output);
    expect([0, 1, 2, 3, 8]).toContain(difference.fact);
  }
});

test('the cases are at least as many as were promised', () => {
  expect(new Set(TOPICS.flatMap((topic) => casesOf(topic)).map(({ template }) => template)).size).toBeGreaterThan(1000);
});

test('items of DynamoDB arrive as they were', () => {
  const cases = casesOf('dynamodb-to-plain');
  expect(cases.length).toBeGreaterThan(300);
  for (const one of cases) {
    expect(JSON.parse(render(one, AWS_DIALECT).output ?? '')).toEqual(one.input.item);
  }
});

import { withinStack } from '../../src/java/within-stack';

const failure = () => new Error('too deep');

function descend(): number {
  return descend() + 1;
}

test('gives what the action gives', () => {
  expect(withinStack(() => 1, failure)).toBe(1);
});

test('fails as it is told when the stack is exhausted', () => {
  expect(() => withinStack(descend, failure)).toThrow('too deep');
});

test('fails as the action fails', () => {
  expect(() => withinStack(() => { throw new TypeError('no'); }, failure)).toThrow(TypeError);
});

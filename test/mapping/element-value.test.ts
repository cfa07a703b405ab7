import { ElementValue } from '../../src/mapping/element-value';
import { JsonTemplate } from '../../src/mapping/json-template';
import { jsonRequestTemplate } from '../../src/mapping/request-template';

test.each(['a..b', '.a', 'a[', 'a["b\'c"]', '$x'])('fails for the path %s', (path) => {
  expect(() => ElementValue.member(path)).toThrow('a body path is');
});

test('fails for no path', () => {
  expect(() => ElementValue.member('')).toThrow('use ElementValue.whole() for all of the element');
});

test('fails outside of a list', () => {
  expect(() => jsonRequestTemplate(JsonTemplate.string(ElementValue.member('a')))).toThrow("ElementValue is for the entries of a batch, got ElementValue.member('a'); use RequestValue here");
});

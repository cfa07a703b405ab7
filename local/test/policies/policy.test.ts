import { PolicyError, readPolicy, UnknownPolicyElement, type AccessRequest } from '../../src/policies';

const RESOURCE = 'arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/1';

type Keys = Readonly<Record<string, string | readonly string[]>>;

function request(keys: Keys = {}, more: Partial<AccessRequest> = {}): AccessRequest {
  const values = new Map(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), typeof value === 'string' ? [value] : value]));
  return { action: 'execute-api:Invoke', resource: RESOURCE, values: (key) => values.get(key), ...more };
}

function statement(more: object): object {
  return { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', ...more };
}

function outcome(statements: object | readonly object[], asked: AccessRequest = request(), version = '2012-10-17'): string {
  return readPolicy({ Version: version, Statement: statements }, { principals: true }).outcome(asked);
}

function holds(condition: object, keys: Keys): boolean {
  return outcome(statement({ Condition: condition }), request(keys)) === 'ALLOW';
}

describe('effects', () => {
  const allow = statement({});
  const deny = statement({ Effect: 'Deny' });
  const elsewhere = statement({ Resource: 'arn:aws:execute-api:us-east-1:123456789012:other/*' });

  test.each([
    ['nothing is said', [], 'SILENT'],
    ['nothing fits', [elsewhere], 'SILENT'],
    ['one allows', [elsewhere, allow], 'ALLOW'],
    ['one denies after another allows', [allow, allow, deny], 'DENY'],
    ['one denies before another allows', [deny, allow], 'DENY'],
  ])('%s', (_name, statements, expected) => expect(outcome(statements)).toBe(expected));

  test('a statement needs no list', () => expect(outcome(allow)).toBe('ALLOW'));
});

describe('actions', () => {
  test.each([
    ['execute-api:Invoke', true],
    ['EXECUTE-API:invoke', true],
    ['execute-api:*', true],
    ['*', true],
    ['execute-api:Inv?ke', true],
    ['execute-api:InvalidateCache', false],
    ['s3:*', false],
  ])('%s', (action, fits) => {
    expect(outcome(statement({ Action: ['sqs:SendMessage', action] }))).toBe(fits ? 'ALLOW' : 'SILENT');
    expect(outcome(statement({ Action: undefined, NotAction: ['sqs:SendMessage', action] }))).toBe(fits ? 'SILENT' : 'ALLOW');
  });
});

describe('resources', () => {
  test.each([
    [RESOURCE, true],
    ['*', true],
    ['arn:aws:execute-api:*:*:*', true],
    ['arn:aws:execute-api:us-east-1:123456789012:api/*', true],
    ['arn:aws:execute-api:us-east-1:123456789012:api/*/GET/*', true],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/?', true],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets', false],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/??', false],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/get/pets/1', false],
    ['', false],
  ])('%s', (resource, fits) => {
    expect(outcome(statement({ Resource: ['arn:aws:sqs:::q', resource] }))).toBe(fits ? 'ALLOW' : 'SILENT');
    expect(outcome(statement({ Resource: undefined, NotResource: resource }))).toBe(fits ? 'SILENT' : 'ALLOW');
  });

  test('a pattern of many stars ends soon', () => {
    const resource = `${'a'.repeat(2000)}b`;
    expect(outcome(statement({ Resource: `${'*a'.repeat(200)}*c` }), request({}, { resource }))).toBe('SILENT');
    expect(outcome(statement({ Resource: `${'*a'.repeat(200)}*b` }), request({}, { resource }))).toBe('ALLOW');
  });
});

describe('principals', () => {
  const user = 'arn:aws:iam::111122223333:user/alice';
  const session = 'arn:aws:sts::111122223333:assumed-role/shop/session';

  test.each<[unknown, string | undefined, boolean]>([
    ['*', undefined, true],
    ['*', user, true],
    [{ AWS: '*' }, undefined, true],
    [{ AWS: user }, user, true],
    [{ AWS: ['arn:aws:iam::111122223333:user/bob', user] }, user, true],
    [{ AWS: user }, undefined, false],
    [{ AWS: user }, 'arn:aws:iam::111122223333:user/alice2', false],
    [{ AWS: '111122223333' }, user, true],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, session, true],
    [{ AWS: '444455556666' }, user, false],
    [{ AWS: '111122223333' }, undefined, false],
    [{ AWS: 'arn:aws:iam::111122223333:role/shop' }, session, true],
    [{ AWS: 'arn:aws:iam::111122223333:role/team/shop' }, session, true],
    [{ AWS: session }, session, true],
    [{ AWS: 'arn:aws:iam::111122223333:role/shop2' }, session, false],
    [{ AWS: 'arn:aws:iam::444455556666:role/shop' }, session, false],
    [{ AWS: 'arn:aws:iam::111122223333:user/a*' }, user, false],
    [{ AWS: 'nobody' }, 'nowhere', false],
    [{ Service: 'apigateway.amazonaws.com' }, user, false],
    [{ Federated: 'cognito-identity.amazonaws.com' }, undefined, false],
    [{}, user, false],
  ])('%j and %s', (principal, principalArn, fits) => {
    expect(outcome(statement({ Principal: principal }), request({}, { principalArn }))).toBe(fits ? 'ALLOW' : 'SILENT');
    expect(outcome(statement({ Principal: undefined, NotPrincipal: principal }), request({}, { principalArn }))).toBe(fits ? 'SILENT' : 'ALLOW');
  });
});

describe('conditions', () => {
  test.each<[string, object, Keys, boolean]>([
    ['equal text', { StringEquals: { 'aws:k': 'a' } }, { 'aws:k': 'a' }, true],
    ['other casing', { StringEquals: { 'aws:k': 'a' } }, { 'aws:k': 'A' }, false],
    ['a key in other casing', { StringEquals: { 'AWS:K': 'a' } }, { 'aws:k': 'a' }, true],
    ['one of several', { StringEquals: { 'aws:k': ['b', 'a'] } }, { 'aws:k': 'a' }, true],
    ['no wildcard', { StringEquals: { 'aws:k': 'a*' } }, { 'aws:k': 'abc' }, false],
    ['no value', { StringEquals: { 'aws:k': 'a' } }, {}, false],
    ['not equal', { StringNotEquals: { 'aws:k': ['a', 'b'] } }, { 'aws:k': 'c' }, true],
    ['not equal to one of several', { StringNotEquals: { 'aws:k': ['a', 'b'] } }, { 'aws:k': 'b' }, false],
    ['not equal, no value', { StringNotEquals: { 'aws:k': 'a' } }, {}, true],
    ['any casing', { StringEqualsIgnoreCase: { 'aws:k': 'aB' } }, { 'aws:k': 'Ab' }, true],
    ['not in any casing', { StringNotEqualsIgnoreCase: { 'aws:k': 'aB' } }, { 'aws:k': 'Ab' }, false],
    ['like', { StringLike: { 'aws:k': 'a*c?e' } }, { 'aws:k': 'abbcde' }, true],
    ['not like', { StringNotLike: { 'aws:k': 'a*' } }, { 'aws:k': 'abc' }, false],
    ['numbers', { NumericEquals: { 'aws:k': 10 } }, { 'aws:k': '10.0' }, true],
    ['other numbers', { NumericNotEquals: { 'aws:k': '10' } }, { 'aws:k': '11' }, true],
    ['less', { NumericLessThan: { 'aws:k': '10' } }, { 'aws:k': '9' }, true],
    ['not less', { NumericLessThan: { 'aws:k': '10' } }, { 'aws:k': '10' }, false],
    ['at most', { NumericLessThanEquals: { 'aws:k': '10' } }, { 'aws:k': '10' }, true],
    ['greater', { NumericGreaterThan: { 'aws:k': '9' } }, { 'aws:k': '10' }, true],
    ['at least', { NumericGreaterThanEquals: { 'aws:k': '10.5' } }, { 'aws:k': '10' }, false],
    ['no number', { NumericLessThan: { 'aws:k': '10' } }, { 'aws:k': 'x' }, false],
    ['the same time', { DateEquals: { 'aws:k': '2026-03-04T05:06:07Z' } }, { 'aws:k': '1772600767' }, true],
    ['another time', { DateNotEquals: { 'aws:k': '2026-03-04T05:06:07Z' } }, { 'aws:k': '2026-03-04' }, true],
    ['before', { DateLessThan: { 'aws:k': '2026-03-05' } }, { 'aws:k': '2026-03-04T23:59:59Z' }, true],
    ['not before', { DateLessThanEquals: { 'aws:k': '2026-03-03T00:00:00Z' } }, { 'aws:k': '2026-03-04T05:06:07Z' }, false],
    ['after', { DateGreaterThan: { 'aws:k': '1700000000' } }, { 'aws:k': '2026-03-04T05:06:07Z' }, true],
    ['not after', { DateGreaterThanEquals: { 'aws:k': '2027-01-01T00:00:00Z' } }, { 'aws:k': '2026-03-04T05:06:07Z' }, false],
    ['truth', { Bool: { 'aws:k': 'true' } }, { 'aws:k': 'true' }, true],
    ['truth as a boolean', { Bool: { 'aws:k': false } }, { 'aws:k': 'true' }, false],
    ['bytes', { BinaryEquals: { 'aws:k': 'AAE=' } }, { 'aws:k': 'AAE=' }, true],
    ['an address in a range', { IpAddress: { 'aws:k': ['10.0.0.0/8', '203.0.113.0/24'] } }, { 'aws:k': '203.0.113.200' }, true],
    ['an address beside a range', { IpAddress: { 'aws:k': '203.0.113.0/25' } }, { 'aws:k': '203.0.113.200' }, false],
    ['one address', { IpAddress: { 'aws:k': '203.0.113.7' } }, { 'aws:k': '203.0.113.7' }, true],
    ['an IPv6 address in a range', { IpAddress: { 'aws:k': '2001:db8::/32' } }, { 'aws:k': '2001:DB8:1::5' }, true],
    ['an IPv6 address beside a range', { IpAddress: { 'aws:k': '2001:db8::/32' } }, { 'aws:k': '2001:db9::5' }, false],
    ['every address', { IpAddress: { 'aws:k': '0.0.0.0/0' } }, { 'aws:k': '198.51.100.1' }, true],
    ['an address of another family', { IpAddress: { 'aws:k': '0.0.0.0/0' } }, { 'aws:k': '2001:db8::1' }, false],
    ['no address', { IpAddress: { 'aws:k': '0.0.0.0/0' } }, { 'aws:k': 'fe80::1%eth0' }, false],
    ['not an address', { NotIpAddress: { 'aws:k': ['10.0.0.0/8', '203.0.113.0/24'] } }, { 'aws:k': '203.0.113.200' }, false],
    ['not an address, no value', { NotIpAddress: { 'aws:k': '10.0.0.0/8' } }, {}, true],
    ['an ARN', { ArnEquals: { 'aws:k': 'arn:aws:iam::1:role/*' } }, { 'aws:k': 'arn:aws:iam::1:role/a' }, true],
    ['an ARN alike', { ArnLike: { 'aws:k': 'arn:aws:*:role/?' } }, { 'aws:k': 'arn:aws:iam::1:role/ab' }, false],
    ['another ARN', { ArnNotEquals: { 'aws:k': 'arn:aws:iam::1:role/*' } }, { 'aws:k': 'arn:aws:iam::2:role/a' }, true],
    ['an ARN not alike', { ArnNotLike: { 'aws:k': 'arn:aws:iam::1:role/*' } }, { 'aws:k': 'arn:aws:iam::1:role/a' }, false],
    ['no ARN', { ArnLike: { 'aws:k': '*' } }, { 'aws:k': 'role/a' }, false],
    ['absent', { Null: { 'aws:k': 'true' } }, {}, true],
    ['absent though there', { Null: { 'aws:k': true } }, { 'aws:k': '' }, false],
    ['there', { Null: { 'aws:k': 'false' } }, { 'aws:k': 'a' }, true],
    ['if it exists, absent', { StringEqualsIfExists: { 'aws:k': 'a' } }, {}, true],
    ['if it exists, other', { StringEqualsIfExists: { 'aws:k': 'a' } }, { 'aws:k': 'b' }, false],
    ['any of several values', { 'ForAnyValue:StringEquals': { 'aws:k': ['a', 'x'] } }, { 'aws:k': ['b', 'a'] }, true],
    ['any of no values', { 'ForAnyValue:StringEquals': { 'aws:k': 'a' } }, {}, false],
    ['any that is not', { 'ForAnyValue:StringNotEquals': { 'aws:k': 'a' } }, { 'aws:k': ['a', 'b'] }, true],
    ['all of several values', { 'ForAllValues:StringLike': { 'aws:k': ['a*', 'b'] } }, { 'aws:k': ['ab', 'b'] }, true],
    ['all but one', { 'ForAllValues:StringLike': { 'aws:k': ['a*', 'b'] } }, { 'aws:k': ['ab', 'c'] }, false],
    ['all of no values', { 'ForAllValues:StringEquals': { 'aws:k': 'a' } }, {}, true],
    ['an operator in other casing', { stringequals: { 'aws:k': 'a' } }, { 'aws:k': 'a' }, true],
    ['two keys', { StringEquals: { 'aws:k': 'a', 'aws:l': 'b' } }, { 'aws:k': 'a' }, false],
    ['two operators', { StringEquals: { 'aws:k': 'a' }, Null: { 'aws:l': 'true' } }, { 'aws:k': 'a' }, true],
    ['names of every object', { Null: { constructor: 'true', ['__proto__']: 'true', toString: 'true' } }, {}, true],
  ])('%s', (_name, condition, keys, expected) => expect(holds(condition, keys)).toBe(expected));
});

describe('policy variables', () => {
  const own = (resource: string, keys: Keys, version?: string) => outcome(statement({ Resource: resource }), request(keys), version);

  test.each<[string, Keys, string]>([
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/${aws:userid}', { 'aws:userid': '1' }, 'ALLOW'],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/${AWS:UserId}', { 'aws:userid': '2' }, 'SILENT'],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/${aws:userid}', { 'aws:userid': '*' }, 'SILENT'],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/${aws:userid}', {}, 'SILENT'],
    ["arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/${aws:userid, '1'}", {}, 'ALLOW'],
    ['arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/pets/${*}', {}, 'SILENT'],
    ['${aws:all}*', { 'aws:all': 'arn:' }, 'ALLOW'],
  ])('%s with %j', (resource, keys, expected) => expect(own(resource, keys)).toBe(expected));

  test('are plain text in the old version', () => {
    expect(own('*${aws:userid}', { 'aws:userid': '1' }, '2008-10-17')).toBe('SILENT');
  });

  test('stand in conditions', () => {
    expect(holds({ StringLike: { 'aws:k': '${aws:name}-*' } }, { 'aws:k': 'me-1', 'aws:name': 'me' })).toBe(true);
    expect(holds({ StringEquals: { 'aws:k': '${$}{${*}' } }, { 'aws:k': '${*' })).toBe(true);
  });
});

describe('fails for what is no policy', () => {
  const read = (document: unknown) => () => readPolicy(document, { principals: true });

  test.each<[unknown, string]>([
    [null, 'a policy must be an object, got null'],
    ['{', 'a policy must be JSON: '],
    [[], 'a policy must be an object, got []'],
    [{}, "a policy's Statement must be an object, got undefined"],
    [{ Version: '2020-01-01', Statement: [] }, "a policy's Version must be 2012-10-17 or 2008-10-17, got \"2020-01-01\""],
    [{ Statement: ['x'] }, "a policy's Statement must be an object, got \"x\""],
    [{ Statement: statement({ Effect: 'allow' }) }, 'a statement\'s Effect must be Allow or Deny, got "allow"'],
    [{ Statement: statement({ Action: undefined }) }, 'a statement must have either Action or NotAction, got none'],
    [{ Statement: statement({ NotResource: '*' }) }, 'a statement must have either Resource or NotResource, got both'],
    [{ Statement: statement({ Principal: undefined }) }, 'a statement must have either Principal or NotPrincipal, got none'],
    [{ Statement: statement({ Action: [1] }) }, 'Action must be text, got 1'],
    [{ Statement: statement({ Principal: 'me' }) }, "Principal must be '*' or an object, got \"me\""],
    [{ Statement: statement({ Principal: { Aws: '*' } }) }, "Principal must be of AWS, CanonicalUser, Federated, Service, got 'Aws'"],
    [{ Statement: statement({ Condition: [] }) }, 'Condition must be an object, got []'],
    [{ Statement: statement({ Condition: { StringEquals: 'x' } }) }, 'Condition.StringEquals must be an object, got "x"'],
    [{ Statement: statement({ Condition: { StringEquals: { k: {} } } }) }, 'Condition.StringEquals compares with text, numbers or booleans, got {}'],
    [{ Statement: statement({ Condition: { IpAddress: { k: '1.2.3.4/33' } } }) }, "a condition compares addresses with a range as 203.0.113.0/24, got '1.2.3.4/33'"],
    [{ Statement: statement({ Condition: { IpAddress: { k: 'fe80::1%lo/64' } } }) }, 'a condition compares addresses'],
    [{ Statement: statement({ Condition: { NumericLessThan: { k: 'x' } } }) }, "a condition compares numbers, got 'x'"],
    [{ Statement: statement({ Condition: { DateLessThan: { k: 'soon' } } }) }, "a condition compares dates, got 'soon'"],
  ])('%j', (document, message) => {
    expect(read(document)).toThrow(PolicyError);
    expect(read(document)).toThrow(message);
  });

  test.each(['StringIsLike', 'ForSomeValues:StringEquals', 'constructor', '__proto__x', ''])('the operator %s', (operator) => {
    const document = { Statement: statement({ Condition: { [operator]: { k: 'v' } } }) };
    expect(read(document)).toThrow(UnknownPolicyElement);
    expect(read(document)).toThrow(`the condition operator '${operator}' is not known`);
  });
});

test('a policy of an identity names no principals', () => {
  const policy = readPolicy('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}', { principals: false });
  expect(policy.outcome(request())).toBe('ALLOW');
});

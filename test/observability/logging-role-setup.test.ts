import { LoggingRoleSetup } from '../../src/observability/logging-role-setup';

const OURS = 'arn:aws:iam::111122223333:role/ours';
const THEIRS = 'arn:aws:iam::111122223333:role/theirs';
const GONE = 'arn:aws:iam::111122223333:role/gone';

class FakeAccount {
  public readonly written: string[] = [];

  constructor(private role: string | undefined, private readonly failures: string[] = []) {}

  public async loggingRole(): Promise<string | undefined> {
    return this.role;
  }

  public async setLoggingRole(roleArn: string): Promise<void> {
    const failure = this.failures.shift();
    if (failure) throw Object.assign(new Error(failure), { name: failure });
    this.role = roleArn;
    this.written.push(roleArn);
  }
}

const pauses: number[] = [];
const roles = { exists: async (roleArn: string) => roleArn !== GONE };
const setup = (account: FakeAccount) => new LoggingRoleSetup(account, roles, async (millis) => void pauses.push(millis));

beforeEach(() => pauses.splice(0));

test('sets the role where there is none', async () => {
  const account = new FakeAccount(undefined);
  await expect(setup(account).ensure(OURS)).resolves.toBe(OURS);
  expect(account.written).toEqual([OURS]);
  expect(pauses).toEqual([]);
});

test('replaces a role that no longer exists', async () => {
  const account = new FakeAccount(GONE);
  await expect(setup(account).ensure(OURS)).resolves.toBe(OURS);
  expect(account.written).toEqual([OURS]);
});

test.each([THEIRS, OURS])('leaves %s alone', async (role) => {
  const account = new FakeAccount(role);
  await expect(setup(account).ensure(OURS)).resolves.toBe(role);
  expect(account.written).toEqual([]);
});

test.each(['BadRequestException', 'TooManyRequestsException', 'ConflictException'])('waits for %s to pass', async (name) => {
  const account = new FakeAccount(undefined, [name, name]);
  await expect(setup(account).ensure(OURS)).resolves.toBe(OURS);
  expect(pauses).toEqual([20_000, 20_000]);
});

test('a role that another stack sets meanwhile stays', async () => {
  const account = new FakeAccount(undefined, ['TooManyRequestsException']);
  const racing = new LoggingRoleSetup(account, roles, async () => account.setLoggingRole(THEIRS));
  await expect(racing.ensure(OURS)).resolves.toBe(THEIRS);
  expect(account.written).toEqual([THEIRS]);
});

test('fails at once for an error that does not pass', async () => {
  await expect(setup(new FakeAccount(undefined, ['UnauthorizedException'])).ensure(OURS)).rejects.toThrow('UnauthorizedException');
  expect(pauses).toEqual([]);
});

test('fails after four minutes', async () => {
  const account = new FakeAccount(undefined, Array(20).fill('BadRequestException'));
  await expect(setup(account).ensure(OURS)).rejects.toThrow('BadRequestException');
  expect(pauses).toHaveLength(11);
});

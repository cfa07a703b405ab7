import { textsOf } from './elements';
import type { StatementTest } from './policy';
import { PolicyError } from './policy-error';
import { isRecord } from '../template/cloud-template';

const ACCOUNT = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/;
const KINDS = ['AWS', 'CanonicalUser', 'Federated', 'Service'];

/**
 * Reads who a statement is about: everybody, accounts, users, roles and their sessions. Services, federated and canonical users never
 * call a method here, so they fit nobody.
 *
 * @throws PolicyError when it is no principal
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readPrincipal(value: unknown): StatementTest {
  if (value === '*') {
    return () => true;
  }
  if (!isRecord(value)) {
    throw new PolicyError(`Principal must be '*' or an object, got ${JSON.stringify(value)}`);
  }
  const unknown = Object.keys(value).find((kind) => !KINDS.includes(kind));
  if (unknown !== undefined) {
    throw new PolicyError(`Principal must be of ${KINDS.join(', ')}, got '${unknown}'`);
  }
  const names = Object.entries(value).flatMap(([kind, list]) => kind === 'AWS' ? textsOf(list, 'Principal.AWS') : []);
  const tests = names.map(nameTest);
  return ({ principalArn }) => tests.some((test) => test(principalArn));
}

function nameTest(name: string): (arn: string | undefined) => boolean {
  if (name === '*') {
    return () => true;
  }
  const account = ACCOUNT.exec(name)?.[1];
  if (account !== undefined) {
    return (arn) => arn?.split(':')[4] === account;
  }
  return (arn) => arn !== undefined && (arn === name || roleOfSession(arn) === roleWithoutPath(name));
}

/*
 * A session `arn:aws:sts::account:assumed-role/role/session` is of the role `arn:aws:iam::account:role/path/role`, whose path it leaves out.
 */
function roleOfSession(arn: string): string | undefined {
  const [, account, role] = /^arn:[^:]+:sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  return role === undefined ? undefined : `${account}:${role}`;
}

function roleWithoutPath(name: string): string {
  const [, account, role] = /^arn:[^:]+:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(name) ?? [];
  return `${account}:${role}`;
}

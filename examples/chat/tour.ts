import { answerQuestions, deliver } from './outside';
import type { Turn } from '../tour/conversation';
import { ANNA } from '../tour/step';

const BOB = { arn: 'arn:aws:iam::123456789012:user/bob' };
const QUOTED = 'it\'s "odd": \\ $context.stage #set($a=1) \u2028 😀","action":"who';

/**
 * A conversation, turn by turn.
 */
export const TURNS: readonly Turn[] = [
  { title: 'A stranger knocks', kind: 'hostile', client: 'stranger', refused: 403 },
  { title: 'Anna comes: her connection is written down, by no function', client: 'anna', caller: ANNA },
  { title: 'Bob comes', client: 'bob', caller: BOB },
  {
    title: 'Who is there?',
    client: 'anna',
    sends: { action: 'who' },
    answer: (answer) => usersOf(answer).join() === `${ANNA.arn},${BOB.arn}`,
  },
  {
    title: 'Anna says something: she gets the id of her message, and everybody hears it',
    client: 'anna',
    sends: { action: 'say', text: 'hello' },
    answer: hasMessageId,
    then: deliver,
    hears: { anna: [{ said: 'hello' }], bob: [{ said: 'hello' }] },
  },
  {
    title: 'A text that wants to be more stays a text',
    kind: 'hostile',
    client: 'bob',
    sends: { action: 'say', text: QUOTED },
    answer: hasMessageId,
    then: deliver,
    hears: { bob: [{ said: QUOTED }], anna: [{ said: QUOTED }] },
  },
  {
    title: 'A message that says nothing is told so',
    kind: 'hostile',
    client: 'bob',
    sends: { action: 'say' },
    answer: (answer) => /Bad request|Invalid request body/i.test(messageOf(answer)),
  },
  {
    title: 'Anna asks the oracle, which answers her alone',
    client: 'anna',
    sends: { action: 'ask', question: 'tea or coffee?' },
    answer: (answer) => 'executionArn' in (answer as object),
    then: answerQuestions,
    hears: { anna: [{ question: 'tea or coffee?', answer: 'it depends' }] },
  },
  {
    title: 'Something else gets help',
    client: 'bob',
    sends: 'what?',
    answer: (answer) => 'help' in (answer as object),
  },
  { title: 'Bob goes', client: 'bob' },
  {
    title: 'Anna is alone',
    client: 'anna',
    sends: { action: 'who' },
    answer: (answer) => usersOf(answer).join() === ANNA.arn,
  },
];

function hasMessageId(answer: unknown): boolean {
  return typeof (answer as { readonly messageId?: unknown }).messageId === 'string';
}

function usersOf(answer: unknown): string[] {
  return (answer as { readonly items: readonly { readonly user: string }[] }).items.map(({ user }) => user).sort();
}

function messageOf(answer: unknown): string {
  return String((answer as { readonly message?: unknown }).message);
}

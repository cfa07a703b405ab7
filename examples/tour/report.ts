import type { InvokeAnswer, InvokeRequest } from 'cdk-apigateway-local';
import type { Turn, TurnOutcome } from './conversation';
import type { Outcome } from './guide';
import { textOf } from './read-call';
import type { ExpectedCall, StepKind } from './step';

const MAX_LENGTH = 320;

const LABELS: Readonly<Record<StepKind, string>> = { good: '', hostile: ' (hostile)', failure: ' (failure)' };

/**
 * Headers of an answer that are worth a line.
 */
const SHOWN_HEADERS = ['Allow', 'Access-Control-Allow-Methods', 'Content-Range', 'Content-Type', 'ETag', 'Retry-After'];

type Style = 'bold' | 'dim' | 'red' | 'green';

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32 };

/**
 * Writes the tour down for people to read.
 */
export class Report {
  private steps = 0;
  private mistaken = 0;

  /**
   * @param write gets each line
   * @param colours whether the reader is a terminal
   */
  constructor(private readonly write: (line: string) => void, private readonly colours: boolean) {}

  public chapter(title: string): void {
    this.write('');
    this.write(this.styled('bold', title));
    this.write(this.styled('dim', '='.repeat(title.length)));
  }

  public outcome({ answer, calls, complaints, step }: Outcome): void {
    this.begin(step.title, step.kind);
    this.write(`   request  ${requestText(step.request)}`);
    for (const call of calls) this.write(`   calls    ${callText(call)}`);
    if (calls.length === 0) this.write(this.styled('dim', '   calls    nothing'));
    this.write(`   answer   ${answerText(answer)}`);
    this.complain(complaints);
  }

  public turn({ complaints, heard, turn }: TurnOutcome): void {
    this.begin(turn.title, turn.kind);
    this.write(`   ${turn.client.padEnd(8)} ${turnText(turn)}`);
    for (const { client, message } of heard) this.write(`   ${client.padEnd(8)} hears ${short(message)}`);
    this.complain(complaints);
  }

  /**
   * The last line.
   *
   * @returns whether everything was as it must be
   */
  public end(): boolean {
    const isFine = this.mistaken === 0;
    const text = isFine ? `${this.steps} requests, every call and every answer as expected` : `${this.steps} requests, ${this.mistaken} not as expected`;
    this.write('');
    this.write(this.styled(isFine ? 'green' : 'red', text));
    return isFine;
  }

  private begin(title: string, kind: StepKind = 'good'): void {
    this.steps += 1;
    this.write('');
    this.write(this.styled('bold', `${this.steps}. ${title}`) + this.styled('dim', LABELS[kind]));
  }

  private complain(complaints: readonly string[]): void {
    this.mistaken += complaints.length > 0 ? 1 : 0;
    for (const complaint of complaints) this.write(this.styled('red', `   WRONG    ${complaint}`));
  }

  private styled(style: Style, text: string): string {
    return this.colours && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  }
}

function requestText({ body, headers = {}, method = 'GET', path, query = {}, ...request }: InvokeRequest): string {
  const isAnonymous = 'caller' in request && request.caller === undefined;
  const parts = [
    `${method} ${path}`,
    ...Object.entries(query).map(([name, value]) => `?${name}=${String(value)}`),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`),
    ...(body === undefined ? [] : [typeof body === 'string' ? body : bodyText(Buffer.from(body))]),
    ...(isAnonymous ? ['(unsigned)'] : []),
  ];
  return parts.map(short).join('  ');
}

function turnText({ caller, refused, sends }: Turn): string {
  if (sends !== undefined) return `says ${short(typeof sends === 'string' ? sends : JSON.stringify(sends))}`;
  if (refused !== undefined) return `is not let in: ${refused}`;
  return caller ? 'connects' : 'leaves';
}

function callText({ action, parameters, refused }: ExpectedCall): string {
  return `${action} ${short(JSON.stringify(parameters))}${refused ? '  (the service refuses it)' : ''}`;
}

function answerText({ body, headers, status }: InvokeAnswer): string {
  const shown = SHOWN_HEADERS.filter((name) => headers[name] !== undefined && headers[name] !== 'application/json').map((name) => `${name}: ${String(headers[name])}`);
  return [String(status), ...shown, short(bodyText(body))].filter((part) => part !== '').join('  ');
}

function bodyText(body: Buffer): string {
  const text = textOf(body);
  return typeof text === 'string' ? text : JSON.stringify(text);
}

/**
 * One line of printable characters.
 */
function short(text: string): string {
  const line = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH)}… (${line.length} characters)`;
}

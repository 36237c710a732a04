/** `amends intake take FILE --source NAME`: complaints from a list, each by the same door as a sender's, and so the same line never twice. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DateTime, IANAZone } from 'luxon';
import { Webhook } from 'standardwebhooks';
import { openLines, type SourceLine } from '../history/lines-of-file.ts';
import { count } from '../io/words.ts';
import {
  exactly,
  isSet,
  needed,
  option,
  Refused,
  toJson,
  WrongUsage,
  type Asked,
  type Io,
  type Verb,
} from '../verb.ts';
import { sourceNamed } from './source-named.ts';

const COLUMNS = ['text', 'subject', 'customer', 'received', 'id', 'score', 'out_of'] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Record<Column, string>>;

/** A door that is full, or a database that is away, opens again within this. */
const TRIES = 5;
const ANSWER_WITHIN_MS = 20_000;
const MOST_SHOWN = 50;

export const intakeTake: Verb = {
  options: {
    source: { type: 'string' },
    url: { type: 'string' },
    zone: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(asked, io) {
    const [file = ''] = exactly(asked, 'FILE');
    const sending = sendingOf(asked, io);
    const opened = await openLines(file, { encoding: 'utf-8', separator: null, wanted: [] });
    if (!opened.header.includes('text') && !opened.header.includes('score'))
      throw new Refused(
        `${file}:1 names no column "text": the columns are ${COLUMNS.join(', ')}, and others are passed over`,
      );
    const taken: Taken = { cases: new Set(), again: 0, aside: 0, counted: 0, refused: [] };
    for await (const line of opened.lines) await take(sending, line, opened.header, taken, file);
    await io.out(isSet(asked, 'json') ? toJson(summary(taken)) : `${sayTaken(taken, sending.dryRun)}\n`);
    if (taken.refused.length > 0) throw new Refused(sayRefused(taken.refused));
  },
};

interface Sending {
  readonly url: URL;
  readonly secret: string;
  readonly zone: string;
  readonly dryRun: boolean;
  readonly now: () => Date;
}

function sendingOf(asked: Asked, { env, now }: Io): Sending {
  const { source, faults } = sourceNamed(env, needed(asked, 'source', 'front-office'));
  if (source.scheme !== 'standard')
    throw new WrongUsage(
      `"${source.name}" is by ${source.scheme}: name a source by the standard scheme, which lists are signed by`,
    );
  if (faults.length > 0) throw new Refused(faults.join('\n'));
  const zone = option(asked, 'zone') ?? 'utc';
  if (!IANAZone.isValidZone(zone)) throw new WrongUsage(`--zone ${zone} is no time zone; write one like Europe/Paris`);
  const base = option(asked, 'url') ?? `http://127.0.0.1:${env['PORT'] ?? '3000'}`;
  if (!URL.canParse(base)) throw new WrongUsage(`--url ${base} is no address; write one like https://amends.example`);
  const url = new URL(`${base.replace(/\/$/, '')}/intake/${source.name}`);
  return { url, secret: source.secret, zone, dryRun: isSet(asked, 'dry-run'), now };
}

interface Taken {
  readonly cases: Set<string>;
  again: number;
  aside: number;
  counted: number;
  readonly refused: string[];
}

async function take(
  sending: Sending,
  line: SourceLine,
  header: readonly string[],
  taken: Taken,
  file: string,
): Promise<void> {
  const refuse = (why: string): void => void taken.refused.push(`${file}:${line.line} ${why}`);
  if (!Array.isArray(line.cells)) {
    const { wrong, todo } = line.cells as { readonly wrong: string; readonly todo: string };
    return refuse(`${wrong}: ${todo}`);
  }
  const cells = cellsOf(header, line.cells as readonly string[]);
  const body = bodyOf(cells, sending);
  if ('fault' in body) return refuse(body.fault);
  if (sending.dryRun) return void (taken.counted += 1);
  const id = cells.id === '' ? `line_${hashOf(line.raw)}` : `row_${hashOf(cells.id)}`;
  const { status, said } = await post(sending, id, JSON.stringify(body));
  if (status === 202) note(said, taken);
  else if (status === 422 || status === 409 || status === 413) refuse(errorIn(said) ?? `was answered ${status}`);
  else
    throw new Refused(
      `${file}:${line.line} was answered ${status} (${errorIn(said) ?? 'nothing said'}). Lines before it are taken in; run it again, and none is taken twice.`,
    );
}

const errorIn = ({ error }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof error === 'string' ? error : undefined;

function note(said: Readonly<Record<string, unknown>>, taken: Taken): void {
  if (typeof said['case'] === 'string') {
    if (taken.cases.has(said['case'])) taken.again += 1;
    taken.cases.add(said['case']);
  } else if ('set_aside' in said) taken.aside += 1;
  else taken.counted += 1;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function cellsOf(header: readonly string[], cells: readonly string[]): Cells {
  const at = (name: Column): string => (cells[header.findIndex((one) => one.toLowerCase() === name)] ?? '').trim();
  return {
    text: at('text'),
    subject: at('subject'),
    customer: at('customer'),
    received: at('received'),
    id: at('id'),
    score: at('score'),
    out_of: at('out_of'),
  };
}

function bodyOf(
  cells: Cells,
  { zone, now }: Sending,
): { readonly type: string; readonly timestamp: string; readonly data: object } | { readonly fault: string } {
  const at = cells.received === '' ? now() : momentOf(cells.received, zone);
  if (at === null)
    return { fault: `received: "${cells.received}" is no moment; write 2026-12-10 14:30, or 2026-12-10T14:30:00Z` };
  if (at > now()) return { fault: `received: "${cells.received}" is yet to come` };
  const said = {
    ...(cells.subject !== '' && { subject: cells.subject }),
    ...(cells.customer !== '' && { customer: { id: cells.customer } }),
  };
  const timestamp = at.toISOString();
  if (cells.score === '')
    return cells.text === ''
      ? { fault: 'text: is empty' }
      : { type: 'complaint.created', timestamp, data: { text: cells.text, ...said } };
  const [score, outOf] = [Number(cells.score.replace(',', '.')), cells.out_of === '' ? 5 : Number(cells.out_of)];
  if (!Number.isFinite(score) || !Number.isFinite(outOf) || score < 0 || score > outOf)
    return { fault: `score: "${cells.score}" of "${cells.out_of === '' ? '5' : cells.out_of}" is no mark` };
  return { type: 'survey.answered', timestamp, data: { text: cells.text, score, out_of: outOf, ...said } };
}

function momentOf(text: string, zone: string): Date | null {
  const read = DateTime.fromISO(text.replace(' ', 'T'), { zone });
  return read.isValid ? read.toJSDate() : null;
}

async function post(
  { url, secret, now }: Sending,
  id: string,
  body: string,
): Promise<{ status: number; said: Readonly<Record<string, unknown>> }> {
  for (let tries = 1; ; tries += 1) {
    const at = now();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    let answer: Response;
    try {
      answer = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
    } catch {
      throw new Refused(`${url.origin} does not answer: is Amends running there? --url names another address.`);
    }
    if (answer.status !== 503 || tries === TRIES) return { status: answer.status, said: objectIn(await answer.text()) };
    await pause(Number(answer.headers.get('retry-after') ?? '2') * 1_000);
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const summary = ({ cases, again, aside, counted, refused }: Taken) => ({
  cases: [...cases],
  again,
  set_aside: aside,
  counted,
  refused,
});

function sayTaken({ cases, again, aside, counted, refused }: Taken, dryRun: boolean): string {
  if (dryRun) return `${count(counted, 'line')} could be sent, ${refused.length} could not. Nothing was.`;
  return [
    `Cases: ${cases.size}${cases.size === 0 ? '' : ` (${[...cases].slice(0, 10).join(', ')}${cases.size > 10 ? ', …' : ''})`}`,
    ...(again === 0 ? [] : [`The same as another line: ${again}`]),
    ...(aside === 0 ? [] : [`Set aside: ${aside} (amends intake list)`]),
    ...(counted === 0 ? [] : [`Counted: ${counted}`]),
  ].join('\n');
}

const sayRefused = (refused: readonly string[]): string =>
  [
    `${count(refused.length, 'line')} not taken in; correct them and run it again, none of the others is taken twice:`,
    ...refused.slice(0, MOST_SHOWN),
    ...(refused.length > MOST_SHOWN ? [`… and ${refused.length - MOST_SHOWN} more`] : []),
  ].join('\n');

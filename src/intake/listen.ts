/** `/intake/<source>`, `/intake/<organisation>/<source>`: genuine or turned away, then stored, then acknowledged with the case. JSON answers only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IntakeDoor, Opens, TakenIn } from '../app/door/intake-door.ts';
import { NotSaved } from '../app/door/door.ts';
import type { Bodies } from '../bodies.ts';
import type { MemberId } from '../core/base/ids.ts';
import { causeOf, type Log } from '../log.ts';
import { readJson } from '../core/base/read-json.ts';
import { receivedWith } from './received.ts';
import type { SchemeName } from './scheme-names.ts';
import {
  MOST_NOTICES,
  type Answer,
  type Head,
  type IntakeNotice,
  type Off,
  type Received,
  type Scheme,
  type ToFetch,
} from './scheme.ts';
import type { SourceSettings } from './source-schema.ts';
import { schemeOf } from './sources.ts';

/** A source of amends.yaml with its signing secret. */
export interface Source {
  readonly name: string;
  readonly scheme: SchemeName;
  readonly owner: MemberId;
  /** May say what became of remedies. */
  readonly confirms: boolean;
  readonly opens: Opens;
  readonly secret: string;
  /** What the sender's own interface is asked with; null: it is not asked. */
  readonly token: string | null;
  readonly settings: SourceSettings;
}

export interface IntakeNeeds {
  readonly door: IntakeDoor;
  readonly sources: readonly Source[];
  readonly bodies: Bodies;
  /** For mails, which are large and few: what is attached to them comes with them. */
  readonly mails: Bodies;
  readonly log: Log;
  readonly now: () => Date;
  /** Where Amends is reached from outside; null: nobody said. */
  readonly publicUrl: string | null;
  /** Asks a sender's own interface and reads its JSON. Throws when there is no answer: then its webhook is to come again. */
  readonly ask: (url: URL, token: string) => Promise<unknown>;
}

const MOST_BYTES = 1_048_576;
const NO_BODY = { 400: 'the body broke off', 413: 'too large', 503: 'too much at once; send it again' } as const;
const JSON_TYPES = ['', 'application/json', 'text/json', 'text/plain', 'application/octet-stream'];

const NOT_ITS_BUSINESS = 'this source does not say what became of remedies; `confirms: true` in amends.yaml lets it';
const CONTRADICTS = 'it stands otherwise here; nothing was changed, and whose case it is was told';
const NOT_SIGNED = 'not signed by this source';

/** A listener for everything below `/intake/`. Never throws. */
export function makeIntake(needs: IntakeNeeds): (req: IncomingMessage, res: ServerResponse) => void {
  const sources = new Map(
    needs.sources.map((source) => [source.name, { ...source, reads: schemeOf(source.scheme, source.settings) }]),
  );
  return (req, res) => {
    const name = /^\/intake\/(?:[^/?]+\/)?([^/?]+)/.exec(req.url ?? '')?.[1] ?? '';
    const log = needs.log.with({ surface: 'intake', source: sources.has(name) ? name : null });
    checkDelivery({ ...needs, log }, sources.get(name), req)
      .catch((error: unknown) => {
        log.error('complaint not stored, its sender is to send it again', { cause: causeOf(reasonOf(error)) });
        return refusal(503, 'perhaps not stored; send it again under the same id, which never makes a second case');
      })
      .then((answer) => {
        log.info('intake answered', { status: answer.status });
        send(needs.bodies, req, res, answer);
      })
      .catch((error: unknown) => {
        log.warn('intake answer not sent', { cause: causeOf(error) });
        res.destroy();
      });
  };
}

/** A source with what reads it. */
interface Reading extends Source {
  readonly reads: Scheme;
}

async function checkDelivery(needs: IntakeNeeds, source: Reading | undefined, req: IncomingMessage): Promise<Answer> {
  if (req.method !== 'POST' && source === undefined) return refusal(405, 'method not allowed');
  if (source === undefined) return refusal(404, 'no such source');
  const scheme = source.reads;
  const head = headOf(req, needs);
  if (req.method !== 'POST') return scheme.greets?.(head) ?? refusal(405, 'method not allowed');
  const most = scheme.mostBytes ?? MOST_BYTES;
  if (Number(req.headers['content-length'] ?? 0) > most) return refusal(413, NO_BODY[413]);
  const maybe = scheme.mayBeGenuine(head, source.secret);
  if (maybe !== true) return maybe === false ? refusal(401, NOT_SIGNED) : refusal(401, sayOff(maybe));
  const unreadable = unreadableAs(scheme, head);
  if (unreadable !== undefined) return unreadable;
  const isLarge = most > MOST_BYTES;
  const read = await (isLarge ? needs.mails : needs.bodies).read(req, most);
  if (!read.ok) return refusal(read.status, NO_BODY[read.status]);
  try {
    const received = { ...head, body: read.bytes, at: needs.now() };
    const id = await scheme.genuineId(received, source.secret);
    // a small one counts no longer once its sender is known; of large ones only so many are held, whoever sent them
    if (!isLarge) read.release();
    if (id === undefined) return refusal(401, NOT_SIGNED);
    if (typeof id !== 'string') return refusal(401, sayOff(id));
    const answer = await understood(needs, source, received, id);
    return scheme.answers?.(answer, received) ?? answer;
  } finally {
    read.release();
  }
}

function headOf(req: IncomingMessage, { now, publicUrl }: IntakeNeeds): Head {
  const type = (req.headers['content-type'] ?? '').split(';')[0] ?? '';
  const origins = publicUrl === null ? [] : [publicUrl.replace(/\/+$/, '')];
  const { method = '', url = '', headersDistinct: headers } = req;
  return { method, url, headers, contentType: type.trim().toLowerCase(), origins, at: now() };
}

/** Undefined: it can be read. Nobody's webhooks come packed, and what is packed may unfold without end. */
function unreadableAs(scheme: Scheme, { headers, contentType }: Head): Answer | undefined {
  const { accepts } = scheme;
  const coding = headers['content-encoding']?.join() ?? '';
  if (coding !== '' && coding.toLowerCase() !== 'identity')
    return refusal(415, `content-encoding ${coding.slice(0, 40)} is not read; send it as it is`);
  const isJson = accepts === undefined && (JSON_TYPES.includes(contentType) || contentType.endsWith('+json'));
  const isTaken =
    accepts?.includes(contentType) === true ||
    (accepts?.includes('application/json') === true && contentType.endsWith('+json'));
  if (!isJson && !isTaken) {
    const wanted = accepts?.filter((type) => type !== '').join(' or ') ?? 'application/json';
    return refusal(415, `content-type ${contentType.slice(0, 100)} is not read; send ${wanted}`);
  }
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type']?.join() ?? '')?.[1] ?? 'utf-8';
  return scheme.parse !== undefined || /^(utf-?8|us-ascii|ascii)$/i.test(charset)
    ? undefined
    : refusal(415, `charset ${charset.slice(0, 40)} is not read; send utf-8`);
}

function sayOff({ secondsOff, mostMinutes = 5 }: Off): string {
  const minutes = Math.round(Math.abs(secondsOff) / 60);
  const way = secondsOff > 0 ? 'ago' : 'ahead';
  return `its timestamp is ${minutes} minutes ${way}, and at most ${mostMinutes} are taken: set the sender’s clock, or send it anew with the time of sending`;
}

async function understood(needs: IntakeNeeds, source: Reading, received: Received, id: string): Promise<Answer> {
  const scheme = source.reads;
  const parsed = await (scheme.parse?.(received) ?? readJson(received.body));
  if (!parsed.ok) return wrong('', `${parsed.why}; nothing was stored`);
  const notices = scheme.read(parsed.value, received, { ...source.settings, source: source.name });
  const [only] = notices;
  if (only === undefined) return wrong('', 'tells of nothing; nothing was stored');
  if (notices.length > MOST_NOTICES)
    return wrong('', `tells of more than ${MOST_NOTICES} things at once; nothing was stored`);
  if (notices.length === 1) return await takenIn(needs, source, received, id, await wholeOf(needs, source, only));
  // one after the other: what comes in one body is often of one customer
  const answers: Answer[] = [];
  for (const [n, whole] of (await allWhole(needs, source, notices)).entries()) {
    const part = whole.kind === 'wrong' ? incomplete(whole, received) : whole;
    answers.push(await takenIn(needs, source, received, `${id}.${n}`, part));
  }
  const worst = Math.max(...answers.map(({ status }) => status));
  return { status: worst, body: { notices: answers.map(({ body }) => body) } };
}

/** Of several one that cannot be read is kept to be seen: refused, it would bring all others back again and again. */
const incomplete = ({ field, why, id }: Extract<Whole, { kind: 'wrong' }>, { at, body }: Received): Whole => ({
  ...(id !== undefined && { id }),
  kind: 'set_aside',
  why: 'incomplete',
  rule: `${field} ${why}`.trim(),
  of: receivedWith({ text: body.toString('utf8').slice(0, 2_000), receivedAt: at }),
});

async function takenIn(
  needs: IntakeNeeds,
  source: Source,
  received: Received,
  delivery: string,
  notice: Whole,
): Promise<Answer> {
  if (notice.kind === 'wrong') return wrong(notice.field, notice.why);
  if (notice.kind === 'fulfilment' && !source.confirms) return refusal(403, NOT_ITS_BUSINESS);
  const { name, owner, opens } = source;
  const { at } = received;
  const whole = notice.id === undefined ? received.body : null;
  const body = notice.print === undefined ? whole : Buffer.from(notice.print);
  const id = notice.id ?? delivery;
  const { threshold: line, called } = source.settings;
  const threshold = line && { score: line.score, outOf: line.out_of };
  return answerTo(await needs.door.takeIn({ source: name, called, id, owner, opens, threshold, body, notice, at }));
}

/** So many are asked for at once. */
const ASKED_TOGETHER = 8;

async function allWhole(
  needs: IntakeNeeds,
  source: Source,
  notices: readonly IntakeNotice[],
): Promise<readonly Whole[]> {
  const wholes: Whole[] = [];
  for (let from = 0; from < notices.length; from += ASKED_TOGETHER) {
    const some = notices.slice(from, from + ASKED_TOGETHER);
    wholes.push(...(await Promise.all(some.map((notice) => wholeOf(needs, source, notice)))));
  }
  return wholes;
}

type Whole = Exclude<IntakeNotice, ToFetch>;

async function wholeOf({ ask }: IntakeNeeds, { settings, token }: Source, told: IntakeNotice): Promise<Whole> {
  if (told.kind !== 'fetch') return told;
  const own = told.id === undefined ? {} : { id: told.id };
  const nothing = { kind: 'wrong', ...told.otherwise, ...own } as const;
  if (settings.fetch === undefined || token === null) return nothing;
  const notice = told.readAnswer(await ask(new URL(told.path, settings.fetch), token));
  return notice.kind === 'fetch' ? nothing : { ...notice, ...own };
}

function answerTo(taken: TakenIn): Answer {
  switch (taken.kind) {
    case 'case':
      return { status: 202, body: { case: taken.case } };
    case 'kept':
      return { status: 202, body: { stored: true } };
    case 'set_aside':
      return { status: 202, body: { set_aside: taken.why } };
    case 'no_such_remedy':
      return refusal(404, 'nothing was authorised under this id on this case');
    case 'contradicts':
      return { status: 409, body: { error: CONTRADICTS, case: taken.case } };
    case 'other_body':
      return refusal(409, 'this id was used before, for another body');
    case 'refused':
      return wrong(taken.field, taken.why);
  }
}

const refusal = (status: number, error: string): Answer => ({ status, body: { error } });
const wrong = (field: string, why: string): Answer => ({ status: 422, body: { error: why, field } });

/** What is behind a NotSaved. */
const reasonOf = (error: unknown): unknown => (error instanceof NotSaved ? error.cause : error);

function send(bodies: Bodies, req: IncomingMessage, res: ServerResponse, { status, body }: Answer): void {
  if (status === 405) res.setHeader('allow', 'POST');
  const headers = { 'content-type': 'application/json' };
  bodies.turnAway(req, res, { status, headers, text: req.method === 'HEAD' ? '' : JSON.stringify(body) });
}

/** `POST /intake/<source>`: genuine or turned away, then stored, then acknowledged with the case. JSON answers only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IntakeDoor, TakenIn } from '../app/door/intake-door.ts';
import { NotSaved } from '../app/door/door.ts';
import type { Bodies } from '../bodies.ts';
import type { MemberId } from '../core/base/ids.ts';
import { causeOf, type Log } from '../log.ts';
import { SCHEMES, type SchemeName } from './sources.ts';

/** A source of amends.yaml with its signing secret. */
export interface Source {
  readonly name: string;
  readonly scheme: SchemeName;
  readonly owner: MemberId;
  /** May say what became of remedies. */
  readonly confirms: boolean;
  readonly secret: string;
}

export interface IntakeNeeds {
  readonly door: IntakeDoor;
  readonly sources: readonly Source[];
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string | boolean>>;
}

const MOST_BYTES = 1_048_576;
const NO_BODY = { 400: 'the body broke off', 413: 'too large', 503: 'too much at once; send it again' } as const;

const NOT_ITS_BUSINESS = 'this source does not say what became of remedies; `confirms: true` in amends.yaml lets it';
const CONTRADICTS = 'it stands otherwise here; nothing was changed, and whose case it is was told';

/** A listener for POSTs below `/intake/`. Never throws. */
export function makeIntake(needs: IntakeNeeds): (req: IncomingMessage, res: ServerResponse) => void {
  const sources = new Map(needs.sources.map((source) => [source.name, source]));
  return (req, res) => {
    const name = /^\/intake\/([^/?]+)/.exec(req.url ?? '')?.[1] ?? '';
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

async function checkDelivery(needs: IntakeNeeds, source: Source | undefined, req: IncomingMessage): Promise<Answer> {
  if (source === undefined) return refusal(404, 'no such source');
  const scheme = SCHEMES[source.scheme];
  const headers = req.headersDistinct;
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) return refusal(413, NO_BODY[413]);
  if (!scheme.mayBeGenuine({ headers, at: needs.now() })) return refusal(401, 'not signed by this source');
  const read = await needs.bodies.read(req, MOST_BYTES);
  if (!read.ok) return refusal(read.status, NO_BODY[read.status]);
  const body = read.bytes;
  const at = needs.now();
  const id = scheme.genuineId({ headers, body, at }, source.secret);
  read.release();
  if (id === undefined) return refusal(401, 'not signed by this source');
  const notice = scheme.read(parse(body));
  switch (notice.kind) {
    case 'wrong':
      return wrong(notice.field, notice.why);
    case 'complaint':
    case 'survey':
    case 'purchase':
    case 'fulfilment':
      if (notice.kind === 'fulfilment' && !source.confirms) return refusal(403, NOT_ITS_BUSINESS);
      return answerTo(await needs.door.takeIn({ source: source.name, id, owner: source.owner, body, notice, at }));
  }
}

function answerTo(taken: TakenIn): Answer {
  switch (taken.kind) {
    case 'case':
      return { status: 202, body: { case: taken.case } };
    case 'kept':
      return { status: 202, body: { stored: true } };
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

/** Undefined for what is not JSON in UTF-8: then the body itself is the wrong field. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return undefined;
  }
}

function send(bodies: Bodies, req: IncomingMessage, res: ServerResponse, { status, body }: Answer): void {
  const headers = { 'content-type': 'application/json' };
  bodies.turnAway(req, res, { status, headers, text: JSON.stringify(body) });
}

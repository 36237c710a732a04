/** The way in over HTTP: method, path, size and issuer are settled before the body is read, JSON and shape before the SDK sees a byte. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies, Refused } from '../../../bodies.ts';
import { sparingly, type Log } from '../../../log.ts';
import { outcomeOf, type Meters } from '../../../meters.ts';
import { claimsIssuer } from './guard.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

export const PATH = '/api/messages';
/** Teams' own activities are far smaller. */
const MAX_BODY_BYTES = 256 * 1024;

export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** An activity that was read, from whom it says it is: `vouched` is called as soon as its token was found good. */
export interface Arrived {
  readonly activity: Envelope;
  readonly vouched: () => void;
}

/** Hands a good request on; `take` checks the token's signature first of all. The headers are for the SDK, which is rarely asked. */
export type Take = (
  arrived: Arrived,
  headers: () => Record<string, string | string[]>,
  authorization: string | undefined,
) => Promise<HttpAnswer>;

export interface Served {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly bodies: Bodies;
  readonly issuer: string;
  readonly meters?: Pick<Meters, 'took'> | undefined;
  /** Told of every request that was not vouched for. */
  readonly turnedAway: (fields: { readonly status: number }) => void;
}

/** A listener for what Teams sends. */
export function makeListener(
  {
    bodies,
    issuer,
    meters,
    log,
    now,
  }: Pick<Served, 'bodies' | 'issuer' | 'meters'> & { readonly log: Log; readonly now: () => Date },
  take: Take,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const turnedAway = sparingly(log, now, 'Teams request turned away: no token for us');
  return (req, res) => serve({ req, res, bodies, issuer, meters, turnedAway }, take);
}

/** Serves POST /api/messages and nothing else. Never throws; every answer is JSON or empty. */
export async function serve(served: Served, take: Take): Promise<void> {
  const { req, res, bodies } = served;
  const refused = refusedByHead(req, served.issuer);
  if (refused?.status === 401) served.turnedAway({ status: 401 });
  if (refused !== undefined) return bodies.turnAway(req, res, inJson(refused));
  const read = await bodies.read(req, MAX_BODY_BYTES);
  if (!read.ok) return bodies.turnAway(req, res, inJson(refusal(read.status, NO_BODY[read.status])));
  const begun = performance.now();
  try {
    const envelope = readEnvelope(parse(read.bytes));
    const answer =
      envelope === undefined
        ? refusal(400, 'not an activity')
        : await take({ activity: envelope, vouched: read.release }, () => flat(req), req.headers.authorization);
    if (answer.status === 401) served.turnedAway({ status: 401 });
    const door = envelope?.type === 'invoke' ? 'teams_invoke' : 'teams_message';
    const outcome = outcomeOf(answer.status);
    served.meters?.took('amends_acknowledge_seconds', { door, outcome }, performance.now() - begun);
    if (res.writableEnded || res.destroyed) return;
    const { status, headers, text } = inJson(answer);
    res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
    res.end(text);
  } finally {
    read.release();
  }
}

const NO_BODY = { 400: 'the body broke off', 413: 'too large', 503: 'too much at once' } as const;

/** What can be said of a request without its body; undefined when the body is worth reading. */
function refusedByHead(req: IncomingMessage, issuer: string): HttpAnswer | undefined {
  if ((req.url ?? '').split('?')[0] !== PATH) return refusal(404, 'not found');
  if (req.method !== 'POST') return refusal(405, 'method not allowed');
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return refusal(413, 'too large');
  if (!claimsIssuer(req.headers.authorization, issuer)) return refusal(401, 'unauthorised');
  const type = req.headers['content-type'];
  return type !== undefined && !/^application\/json\b/i.test(type) ? refusal(415, 'JSON only') : undefined;
}

function inJson({ status, body }: HttpAnswer): Required<Refused> {
  return {
    status,
    text: body === undefined ? '' : JSON.stringify(body),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 405 ? { allow: 'POST' } : {}),
    },
  };
}

function refusal(status: number, error: string): HttpAnswer {
  return { status, body: { error } };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function flat(req: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(req.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

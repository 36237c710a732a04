/** Messages that show something: which version each should show, who is drawing it now, and what came of it. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import { parseSubject, printSubject, type MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Json } from '../../core/base/wire.ts';
import { ALIVE } from '../engine/holder.ts';
import { withoutWords } from '../../without-words.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** SQL: `m` is to be posted, for the first time or away from where it stands. What is known of it is where it was before. */
export const isToBePosted = (m: string): string => `(${m}.place IS NULL OR ${movesFrom(m)})`;
const movesFrom = (m: string): string => `coalesce(${m}.dest -> 'was' = ${m}.place, false)`;

/** One message, on one platform. */
export interface MessageId {
  readonly workspace: WorkspaceId;
  readonly subject: MessageSubject;
  readonly platform: Platform;
}

/** A message that is ours to draw until the lease ends. */
export interface ClaimedMessage {
  readonly dest: Json;
  /** Where it was posted; null when it was not, as far as we know. */
  readonly place: Json | null;
  /** The version it should show at least. */
  readonly wanted: number;
  readonly shown: number;
  /** Unique per intended message. */
  readonly key: string;
  /** Proves the claim; somebody who claims later has another one. */
  readonly claim: number;
  /** An earlier post may have gone through without our knowing: look for it by `key` before posting. */
  readonly inDoubt: boolean;
  /** Tries in a row that did not show it. */
  readonly failures: number;
  /** W3C traceparent of what wanted it last; null: that was not traced. */
  readonly trace: string | null;
}

export type Claim =
  | { readonly kind: 'claimed'; readonly message: ClaimedMessage }
  /** Somebody else is drawing it; they will see what is wanted now. */
  | { readonly kind: 'busy'; readonly until: Date }
  /** It shows what it should, or does not exist, or its place is gone for ever. */
  | { readonly kind: 'nothing_to_do' };

/** SQL: this message cannot be posted where it should be; also where it may be there already, which is looked for first. */
export const isStuck = (m: string): string =>
  `(${m}.state = 'stuck' OR (${m}.state = 'unknown' AND ${m}.stuck_since IS NOT NULL))`;

/**
 * SQL: nobody draws `m` at moment `at`, asked for by process `me`. Its lease is over; or who claimed it is gone, and had not
 * claimed it within the last four seconds: a database that failed over takes for gone who only has to connect again, and may
 * be posting. Or `me` claimed it a quarter of a minute ago: that a claim was committed may never have been heard. What of its
 * own it is at work on, a process knows without asking. A claim by a clock that has been set back since counts as old.
 */
export const isFree = (m: string, at: string, me: string): string =>
  `(${m}.state <> 'sending' OR ${m}.lease_until <= ${at}
    OR (${m}.holder NOT IN (${ALIVE}) AND ${isOlder(m, at, 41)})
    OR (${m}.holder = ${me} AND ${isOlder(m, at, 30)}))`;

/** Of three quarters of a minute no more than `leftS` seconds are left. */
const isOlder = (m: string, at: string, leftS: number): string =>
  `${m}.lease_until NOT BETWEEN ${at}::timestamptz + interval '${leftS} seconds' AND ${at}::timestamptz + interval '90 seconds'`;

/** Who draws, from when, and for how long at most. */
export interface Lease {
  readonly holder: number;
  readonly at: Date;
  readonly leaseMs: number;
}

/** Takes the message for drawing until `at + leaseMs`, or until the process is gone. One of many who try at once gets it. */
export async function claimMessage(q: Queryable, id: MessageId, { holder, at, leaseMs }: Lease): Promise<Claim> {
  const [row] = await q.query<ClaimRow>(
    // the row lock makes a second claimer see what the first one wrote
    `WITH before AS (SELECT * FROM message WHERE workspace = $1 AND subject = $2 AND platform = $3 FOR UPDATE),
     claimed AS (
       UPDATE message c SET state = 'sending', lease_until = $5, holder = $6, attempts = c.attempts + 1 FROM before b
       WHERE c.workspace = b.workspace AND c.subject = b.subject AND c.platform = b.platform
         AND b.wanted > b.shown AND b.state <> 'dead'
         AND ${isFree('b', '$4', '$6')}
       RETURNING c.attempts)
     SELECT b.dest, b.place, b.wanted, b.shown, b.state, b.lease_until, b.key, b.failures, b.trace, ${isToBePosted('b')} AS posts,
       (SELECT attempts FROM claimed) AS claim FROM before b`,
    [...keyOf(id), at, new Date(at.getTime() + leaseMs), holder],
    'claim_message',
  );
  if (row === undefined) return { kind: 'nothing_to_do' };
  if (row.claim !== null) {
    const { dest, place, wanted, shown, key, claim, failures, trace } = row;
    const inDoubt = row.posts && (row.state === 'unknown' || row.state === 'sending');
    return { kind: 'claimed', message: { dest, place, wanted, shown, key, claim, inDoubt, failures, trace } };
  }
  return row.state === 'sending' && row.wanted > row.shown && row.lease_until !== null
    ? { kind: 'busy', until: row.lease_until }
    : { kind: 'nothing_to_do' };
}
/**
 * `stuck`: it could not be posted where it should be, and is tried again at each change, when the place is told of, and from
 * `due_at` on. `dead`: never again.
 */
type State = 'idle' | 'sending' | 'unknown' | 'stuck' | 'dead';
interface ClaimRow {
  readonly dest: Json;
  readonly place: Json | null;
  readonly wanted: number;
  readonly shown: number;
  readonly state: State;
  readonly failures: number;
  readonly lease_until: Date | null;
  readonly key: string;
  readonly claim: number | null;
  readonly trace: string | null;
  readonly posts: boolean;
}

/** A message that was drawn. */
export interface Drawn {
  readonly subject: MessageSubject;
  readonly platform: Platform;
  readonly claim: number;
  readonly shown: number;
  readonly place: Json;
  /** Until when the claim goes on where something newer is wanted. */
  readonly leaseUntil: Date;
}

/**
 * `settled` gives the lease back; `draw_again` keeps it, because something newer is wanted meanwhile; `lost` means that
 * somebody else holds it (a place not known before is kept).
 */
export type Noted = 'settled' | 'draw_again' | 'lost';

/** Notes the n-th of what `messagesShown` was given, from 0. */
function shown(n: number): string {
  const [subject, platform, claim, version, place, leaseUntil] = Array.from(
    { length: 6 },
    (_, at) => `$${n * 6 + at + 2}`,
  );
  return `shown${n} AS (
    UPDATE message m SET
      place = CASE WHEN m.attempts = ${claim}::int OR m.place IS NULL THEN ${place}::jsonb ELSE m.place END,
      shown = CASE WHEN m.attempts = ${claim}::int THEN greatest(m.shown, ${version}::int) ELSE m.shown END,
      failures = CASE WHEN m.attempts = ${claim}::int THEN 0 ELSE m.failures END,
      due_at = CASE WHEN m.attempts = ${claim}::int THEN NULL ELSE m.due_at END,
      stuck_since = CASE WHEN m.attempts = ${claim}::int THEN NULL ELSE m.stuck_since END,
      state = CASE WHEN m.attempts = ${claim}::int AND m.wanted <= ${version}::int THEN 'idle' ELSE m.state END,
      lease_until = CASE WHEN m.attempts <> ${claim}::int THEN m.lease_until WHEN m.wanted <= ${version}::int THEN NULL
        ELSE ${leaseUntil}::timestamptz END
    WHERE m.workspace = $1 AND m.subject = ${subject} AND m.platform = ${platform}
    RETURNING ${n} AS n, m.attempts = ${claim}::int AS mine, m.wanted > ${version}::int AS behind)`;
}

/**
 * These messages show what they say, where they say. In the order given. Each is gone to by its key: joined with a list of
 * them, by a plan made while nothing was known about sizes and kept, all there are would be read.
 */
export async function messagesShown(q: Queryable, workspace: WorkspaceId, drawn: readonly Drawn[]): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (let from = 0; from < drawn.length; from += AT_ONCE) {
    noted.push(...(await someShown(q, workspace, drawn.slice(from, from + AT_ONCE))));
  }
  return noted;
}

/** Each number of them is a statement of its own, which a connection plans once. */
const AT_ONCE = 16;

async function someShown(q: Queryable, workspace: WorkspaceId, drawn: readonly Drawn[]): Promise<Noted[]> {
  const rows = await q.query<{ n: number; mine: boolean; behind: boolean }>(
    `WITH ${drawn.map((_, n) => shown(n)).join()} ${drawn.map((_, n) => `SELECT * FROM shown${n}`).join(' UNION ALL ')}`,
    [
      workspace,
      ...drawn.flatMap(({ subject, platform, claim, shown: version, place, leaseUntil }) => [
        printSubject(subject),
        platform,
        claim,
        version,
        jsonParam(place),
        leaseUntil,
      ]),
    ],
    `messages_shown_${drawn.length}`,
  );
  const byPlace = new Map(rows.map((row) => [row.n, row]));
  return drawn.map((_, n) => {
    const row = byPlace.get(n);
    if (row?.mine !== true) return 'lost';
    return row.behind ? 'draw_again' : 'settled';
  });
}

/** Certainly not drawn: it may be claimed again from `dueAt` on. */
export async function messageLater(q: Queryable, id: MessageId, claim: number, dueAt: Date, why = ''): Promise<void> {
  await settle(q, id, claim, { state: 'idle', dueAt, why });
}

/** Perhaps drawn: the next claim of a message that is to be posted is `inDoubt`. */
export async function messageUnknown(q: Queryable, id: MessageId, claim: number, dueAt: Date, why = ''): Promise<void> {
  await settle(q, id, claim, { state: 'unknown', dueAt, why });
}

/**
 * Its place cannot be posted to: tried again from `dueAt` on, or as soon as something changes; given up after two weeks in
 * which nothing did, also where it may be there already.
 */
export async function messageStuck(
  q: Queryable,
  id: MessageId,
  claim: number,
  {
    at,
    dueAt,
    inDoubt,
    why,
  }: { readonly at: Date; readonly dueAt: Date; readonly inDoubt: boolean; readonly why: string },
): Promise<void> {
  await settle(q, id, claim, { state: inDoubt ? 'unknown' : 'stuck', dueAt, stuckAt: at, why });
}

/** What stood in its place is gone: from now on it is another post, under another key, which nobody has made yet. */
export async function messagePostedAnew(q: Queryable, id: MessageId, claim: number, key: string): Promise<void> {
  await q.query(
    `UPDATE message SET place = NULL, key = $5
     WHERE workspace = $1 AND subject = $2 AND platform = $3 AND attempts = $4 AND state = 'sending'`,
    [...keyOf(id), claim, key],
  );
}

/** There is nothing to draw, or it must not be posted a second time: it is never drawn again. */
export async function messageDead(q: Queryable, id: MessageId, claim: number): Promise<void> {
  await settle(q, id, claim, { state: 'dead', dueAt: null });
}

async function settle(
  q: Queryable,
  id: MessageId,
  claim: number,
  {
    state,
    dueAt,
    stuckAt = null,
    why = '',
  }: {
    readonly state: Exclude<State, 'sending'>;
    readonly dueAt: Date | null;
    readonly stuckAt?: Date | null;
    readonly why?: string;
  },
): Promise<void> {
  await q.query(
    `UPDATE message SET state = CASE WHEN $7::timestamptz - stuck_since >= interval '14 days' THEN 'dead' ELSE $5 END,
       stuck_since = CASE WHEN $7::timestamptz IS NULL THEN stuck_since ELSE coalesce(stuck_since, $7) END,
       lease_until = NULL, due_at = $6, failures = failures + 1, trouble = coalesce(nullif($8, ''), trouble)
     WHERE workspace = $1 AND subject = $2 AND platform = $3 AND attempts = $4 AND state = 'sending'`,
    [...keyOf(id), claim, state, dueAt, stuckAt, withoutWords(why).slice(0, 120)],
  );
}

/** Messages that are behind and that nobody is drawing: the safety net under the outbox, and the list for operators. */
export async function messagesBehind(
  q: Queryable,
  workspace: WorkspaceId,
  at: Date,
  limit: number,
): Promise<MessageBehind[]> {
  const rows = await q.query<Omit<MessageBehind, 'workspace' | 'subject'> & { subject: string }>(
    `WITH behind AS MATERIALIZED (
       SELECT subject, platform, state FROM message
       WHERE workspace = $1 AND wanted > shown AND state <> 'dead' AND (state <> 'sending' OR lease_until <= $2))
     SELECT subject, platform, state = 'unknown' AS uncertain, state = 'stuck' AS stuck FROM behind
     ORDER BY subject, platform LIMIT $3`,
    [workspace, at, limit],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}
export interface MessageBehind extends MessageId {
  /** It is not known whether it was posted. */
  readonly uncertain: boolean;
  /** It could not be posted where it should be so far. */
  readonly stuck: boolean;
}

/** Rows with what they are about. One that is not understood belongs to a newer version beside this one, and is left to it. */
export function known<R extends { readonly subject: string }>(
  rows: readonly R[],
): (Omit<R, 'subject'> & { readonly subject: MessageSubject })[] {
  return rows.flatMap(({ subject: printed, ...row }) => {
    const subject = parseSubject(printed);
    return subject === undefined ? [] : [{ ...row, subject }];
  });
}

/** Where a message was posted; null when it was not. */
export async function placeOfMessage(q: Queryable, id: MessageId): Promise<Json | null> {
  const [row] = await q.query<{ place: Json | null }>(
    'SELECT place FROM message WHERE workspace = $1 AND subject = $2 AND platform = $3',
    keyOf(id),
  );
  return row?.place ?? null;
}

/** Cards of cases that are this message of a platform, by its own id, which may stand for others in other channels. */
export async function casesShownBy(
  q: Queryable,
  workspace: WorkspaceId,
  platform: Platform,
  message: string,
): Promise<{ readonly case: CaseId; readonly place: Json }[]> {
  const rows = await q.query<{ subject: string; place: Json }>(
    `SELECT subject, place FROM message WHERE subject LIKE 'case:%' AND coalesce(place->>'ts', place->>'id') = $3
       AND workspace = $1 AND platform = $2
     UNION ALL SELECT subject, place FROM message WHERE subject LIKE 'advice:%'
       AND coalesce(place->>'ts', place->>'id') = $3 AND workspace = $1 AND platform = $2`,
    [workspace, platform, message],
  );
  return known(rows).flatMap(({ subject, place }) =>
    subject.kind === 'case' || subject.kind === 'advice' ? [{ case: subject.case, place }] : [],
  );
}

/** Whether a message can never be posted, or cannot now. */
export async function isHopeless(q: Queryable, id: MessageId): Promise<'dead' | 'stuck' | null> {
  const [row] = await q.query<{ hopeless: 'dead' | 'stuck' | null }>(
    `SELECT CASE WHEN state = 'dead' THEN state WHEN ${isStuck('m')} THEN 'stuck' END AS hopeless FROM message m
     WHERE workspace = $1 AND subject = $2 AND platform = $3`,
    keyOf(id),
  );
  return row?.hopeless ?? null;
}

/** Whether a message stands on some platform, or may still be posted there. */
export async function isComingAnywhere(
  q: Queryable,
  workspace: WorkspaceId,
  subject: MessageSubject,
): Promise<boolean> {
  const rows = await q.query(
    `SELECT 1 FROM message m WHERE workspace = $1 AND subject = $2 AND state <> 'dead' AND NOT ${isStuck('m')}`,
    [workspace, printSubject(subject)],
  );
  return rows.length > 0;
}

/** Wants the card of every open case, and every home, drawn again, whatever they show: for a platform that has lost its messages. */
export async function drawAgain(q: Queryable, workspace: WorkspaceId): Promise<void> {
  await q.query(
    `UPDATE message SET shown = 0 WHERE workspace = $1 AND state <> 'dead' AND place IS NOT NULL AND subject LIKE 'home:%'`,
    [workspace],
  );
  await q.query(
    `UPDATE message c SET shown = 0 FROM recovery_case r
     WHERE c.workspace = $1 AND r.workspace = $1 AND r.status IN ('owned', 'waiting') AND c.state <> 'dead'
       AND c.place IS NOT NULL AND c.subject = 'case:' || r.id`,
    [workspace],
  );
}

/** What is wanted of a message by now: the version it should show at least, and whether it should leave the place where it is; its key, which is another one then. */
export async function messageNow(
  q: Queryable,
  id: MessageId,
): Promise<{ readonly wanted: number; readonly moves: boolean; readonly key: string | null }> {
  const [row] = await q.query<{ wanted: number; moves: boolean; key: string }>(
    `SELECT wanted, key, ${movesFrom('message')} AS moves FROM message
     WHERE workspace = $1 AND subject = $2 AND platform = $3`,
    keyOf(id),
  );
  return row ?? { wanted: 0, moves: false, key: null };
}

function keyOf(id: MessageId): readonly string[] {
  return [id.workspace, printSubject(id.subject), id.platform];
}

/** Messages that show something: which version each should show, who is drawing it now, and what came of it. */
import type { CaseId, MemberId, WorkspaceId } from '../../core/base/ids.ts';
import { parseSubject, printSubject, type MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Json } from '../../core/base/wire.ts';
import type { WantedMessage } from '../case/command-rows.ts';
import { ALIVE } from '../engine/holder.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';

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

/** SQL: whatever changes what `c` should show is a reason to try once more. */
export const TRIED_AGAIN = `due_at = CASE WHEN ${isStuck('c')} THEN NULL ELSE c.due_at END, stuck_since = NULL`;

/** Wants a message outside of a command, e.g. a digest. The highest version wanted stays. */
export async function wantMessage(q: Queryable, workspace: WorkspaceId, message: WantedMessage): Promise<void> {
  await q.query(
    `INSERT INTO message AS c (workspace, subject, platform, dest, wanted, key) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
     ON CONFLICT (workspace, subject, platform) DO UPDATE SET wanted = greatest(c.wanted, excluded.wanted), ${TRIED_AGAIN}`,
    [workspace, printSubject(message.subject), message.platform, jsonParam(message.dest), message.wanted, message.key],
  );
}

/** Wants a message that is posted once and never drawn anew. Resolves to whether nobody had wanted it before. */
export async function wantOnce(q: Queryable, workspace: WorkspaceId, message: WantedMessage): Promise<boolean> {
  const rows = await q.query(
    `INSERT INTO message (workspace, subject, platform, dest, wanted, key) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
     ON CONFLICT (workspace, subject, platform) DO NOTHING RETURNING 1`,
    [workspace, printSubject(message.subject), message.platform, jsonParam(message.dest), message.wanted, message.key],
  );
  return rows.length > 0;
}

/** Wants every message of these subjects drawn anew, however it looks. Resolves to those that are there. */
export async function wantAnew(
  q: Queryable,
  workspace: WorkspaceId,
  subjects: readonly MessageSubject[],
): Promise<readonly MessageId[]> {
  const rows = await q.query<{ readonly subject: string; readonly platform: Platform }>(
    `UPDATE message c SET wanted = wanted + 1, ${TRIED_AGAIN} WHERE workspace = $1 AND subject = ANY ($2::text[])
     RETURNING subject, platform`,
    [workspace, subjects.map(printSubject)],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}

/** The same for every message of one kind about a case, whoever it went to. */
export async function wantOfCaseAnew(
  q: Queryable,
  workspace: WorkspaceId,
  kind: MessageSubject['kind'],
  of: CaseId,
): Promise<readonly MessageId[]> {
  const rows = await q.query<{ readonly subject: string; readonly platform: Platform }>(
    `UPDATE message c SET wanted = wanted + 1, ${TRIED_AGAIN} WHERE workspace = $1 AND split_part(subject, ':', 2) = $3
       AND split_part(subject, ':', 1) = $2
     RETURNING subject, platform`,
    [workspace, kind, of],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}

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
         AND (b.state <> 'sending' OR b.lease_until <= $4 OR b.holder NOT IN (${ALIVE}))
       RETURNING c.attempts)
     SELECT b.dest, b.place, b.wanted, b.shown, b.state, b.lease_until, b.key, b.failures,
       (SELECT attempts FROM claimed) AS claim FROM before b`,
    [...keyOf(id), at, new Date(at.getTime() + leaseMs), holder],
    'claim_message',
  );
  if (row === undefined) return { kind: 'nothing_to_do' };
  if (row.claim !== null) {
    const { dest, place, wanted, shown, key, claim, failures } = row;
    const inDoubt = place === null && (row.state === 'unknown' || row.state === 'sending');
    return { kind: 'claimed', message: { dest, place, wanted, shown, key, claim, inDoubt, failures } };
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

/** These messages show what they say, where they say. In the order given. */
export async function messagesShown(q: Queryable, workspace: WorkspaceId, drawn: readonly Drawn[]): Promise<Noted[]> {
  const rows = await q.query<{ n: number; mine: boolean; behind: boolean }>(
    `WITH drawn AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
       AS d(n int, subject text, platform text, claim int, shown int, place jsonb, lease_until timestamptz))
     UPDATE message m SET
       place = CASE WHEN m.attempts = d.claim OR m.place IS NULL THEN d.place ELSE m.place END,
       shown = CASE WHEN m.attempts = d.claim THEN greatest(m.shown, d.shown) ELSE m.shown END,
       failures = CASE WHEN m.attempts = d.claim THEN 0 ELSE m.failures END,
       due_at = CASE WHEN m.attempts = d.claim THEN NULL ELSE m.due_at END,
       stuck_since = CASE WHEN m.attempts = d.claim THEN NULL ELSE m.stuck_since END,
       state = CASE WHEN m.attempts = d.claim AND m.wanted <= d.shown THEN 'idle' ELSE m.state END,
       lease_until = CASE WHEN m.attempts <> d.claim THEN m.lease_until WHEN m.wanted <= d.shown THEN NULL
         ELSE d.lease_until END
     FROM drawn d WHERE m.workspace = $1 AND m.subject = d.subject AND m.platform = d.platform
     RETURNING d.n, m.attempts = d.claim AS mine, m.wanted > d.shown AS behind`,
    [
      workspace,
      jsonParam(
        drawn.map(({ subject, leaseUntil, ...one }, n) => ({
          ...one,
          n,
          subject: printSubject(subject),
          lease_until: leaseUntil,
        })),
      ),
    ],
    'messages_shown',
  );
  const byPlace = new Map(rows.map((row) => [row.n, row]));
  return drawn.map((_, n) => {
    const row = byPlace.get(n);
    if (row?.mine !== true) return 'lost';
    return row.behind ? 'draw_again' : 'settled';
  });
}

/** Certainly not drawn: it may be claimed again from `dueAt` on. */
export async function messageLater(q: Queryable, id: MessageId, claim: number, dueAt: Date): Promise<void> {
  await settle(q, id, claim, { state: 'idle', dueAt });
}

/** Perhaps drawn: the next claim of a message without a place is `inDoubt`. */
export async function messageUnknown(q: Queryable, id: MessageId, claim: number, dueAt: Date): Promise<void> {
  await settle(q, id, claim, { state: 'unknown', dueAt });
}

/**
 * Its place cannot be posted to: tried again from `dueAt` on, or as soon as something changes; given up after two weeks in
 * which nothing did, also where it may be there already.
 */
export async function messageStuck(
  q: Queryable,
  id: MessageId,
  claim: number,
  { at, dueAt, inDoubt }: { readonly at: Date; readonly dueAt: Date; readonly inDoubt: boolean },
): Promise<void> {
  await settle(q, id, claim, { state: inDoubt ? 'unknown' : 'stuck', dueAt, stuckAt: at });
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
  }: { readonly state: Exclude<State, 'sending'>; readonly dueAt: Date | null; readonly stuckAt?: Date | null },
): Promise<void> {
  await q.query(
    `UPDATE message SET state = CASE WHEN $7::timestamptz - stuck_since >= interval '14 days' THEN 'dead' ELSE $5 END,
       stuck_since = CASE WHEN $7::timestamptz IS NULL THEN stuck_since ELSE coalesce(stuck_since, $7) END,
       lease_until = NULL, due_at = $6, failures = failures + 1
     WHERE workspace = $1 AND subject = $2 AND platform = $3 AND attempts = $4 AND state = 'sending'`,
    [...keyOf(id), claim, state, dueAt, stuckAt],
  );
}

/** Messages that are behind and that nobody is drawing: the safety net under the jobs, and the list for operators. */
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

/** Whose case it is; null for nobody's, or no case. */
export async function ownerOf(q: Queryable, workspace: WorkspaceId, of: CaseId): Promise<MemberId | null> {
  const [row] = await q.query<{ owner: MemberId | null }>(
    'SELECT owner FROM recovery_case WHERE workspace = $1 AND id = $2',
    [workspace, of],
  );
  return row?.owner ?? null;
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
    `SELECT wanted, key, coalesce(dest -> 'was' = place, false) AS moves FROM message
     WHERE workspace = $1 AND subject = $2 AND platform = $3`,
    keyOf(id),
  );
  return row ?? { wanted: 0, moves: false, key: null };
}

function keyOf(id: MessageId): readonly string[] {
  return [id.workspace, printSubject(id.subject), id.platform];
}

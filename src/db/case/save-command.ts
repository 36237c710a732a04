/** Everything a command changes, written in one statement. */
import { randomInt } from 'node:crypto';
import { CHAIN_FORM } from '../../core/base/chain.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { printSubject } from '../../core/base/message-subject.ts';
import { toWire } from '../../core/base/wire.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Platform } from '../../core/base/members.ts';
import { known } from '../messages/messages.ts';
import { NEWER, TRIED_AGAIN } from '../messages/wanted.ts';
import type { ClaimedInSave, JournalEntry, SaveCommand, Saved } from './command-rows.ts';
import { foundFor } from '../engine/found-for.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Tx } from '../engine/serialisable.ts';
import { columnsOfCase, rowOfEntry } from './rows-of-case.ts';

/**
 * Writes case, journal, ledger, remembered answer and wanted messages: one round trip, all or nothing with the transaction;
 * as the `last` one it goes out together with the COMMIT. Throws a lost race when the case is no longer the version that was
 * loaded, which makes `serialisable` try again; another error when a ledger entry to be settled is not reserved (a bug: the
 * decision did not look).
 */
export async function saveCommand(tx: Tx, save: SaveCommand, last = false): Promise<Saved> {
  const { workspace, before, drawer } = save;
  const caseRow = rowOfCase(save);
  const params = [
    workspace,
    before,
    jsonParam(caseRow),
    jsonParam(save.events.map((chained) => rowOfJournalEntry(save.case, chained))),
    jsonParam(save.entries.map(rowOfEntry)),
    jsonParam(save.settled),
    jsonParam(save.answer === null ? [] : [save.answer]),
    jsonParam(save.messages.map((one) => ({ ...one, subject: printSubject(one.subject) }))),
    drawer?.holder ?? null,
    drawer?.leaseUntil ?? null,
    save.wish,
    save.homes.map((member) => printSubject({ kind: 'home', member })),
    save.outdated.requests,
    save.outdated.promises,
    // a number that no other claim of these messages has: reading theirs would race with everybody who wants one
    drawer === null ? null : randomInt(1, 1_000_000_000),
    save.outdated.all === true,
    save.trace ?? null,
  ];
  // prepared: planning it anew takes longer than running it
  const [done] = await (last
    ? tx.last<SavedRow>(SAVE, params, 'save_command')
    : tx.query<SavedRow>(SAVE, params, 'save_command'));
  if (done === undefined) throw new Error('the statement that saves a command gave no row');
  return {
    claimed: drawer === null ? [] : known(done.claimed ?? []).map((one) => ({ ...one, leaseUntil: drawer.leaseUntil })),
    homes: known(done.homes ?? []).flatMap(({ subject, platform }) =>
      subject.kind === 'home' ? [{ member: subject.member, platform }] : [],
    ),
  };
}

interface SavedRow {
  readonly claimed: readonly (Omit<ClaimedInSave, 'subject' | 'leaseUntil'> & { readonly subject: string })[] | null;
  readonly homes: readonly { readonly subject: string; readonly platform: Platform }[] | null;
}

function rowOfCase({ case: now, nextLookAt, events, orderKey = null }: SaveCommand): object {
  const last = events.at(-1);
  if (last === undefined) throw new Error(`${now.id} changed without an event`);
  return {
    ...columnsOfCase(now),
    order_key: orderKey,
    next_look_at: nextLookAt,
    last_at: endOfDay(Math.max(last.event.at.getTime(), now.receivedAt.getTime(), now.resolvedAt?.getTime() ?? 0)),
    events: last.seq,
    head_hash: last.hash,
  };
}

const DAY_MS = 86_400_000;
/**
 * Whoever looks for what happened since then may find a few too many. A change that moves no column of an index touches none,
 * and so undoes nobody who reads beside it in one.
 */
const endOfDay = (at: number): Date => new Date(Math.ceil(at / DAY_MS) * DAY_MS);

/** As `jsonb_populate_recordset(NULL::journal_entry, …)` reads it, with its words as `apart`. */
export function rowOfJournalEntry(
  of: RecoveryCase,
  { seq, event, chained, apart = {}, hash, prevHash }: JournalEntry,
): object {
  const { at, by, kind } = event;
  const words = Object.keys(apart).length === 0 ? {} : { apart };
  return {
    case: of.id,
    seq,
    at,
    by,
    kind,
    body: chained ?? toWire(event),
    hash,
    prev_hash: prevHash,
    form: CHAIN_FORM,
    ...words,
  };
}

const CASE_COLUMNS = `id, number, version, status, team, owner, customer_key, customer_shown, order_key, failure, linked, asked, thanked, words, received_at,
  resolved_at, next_look_at, last_at, outage, events, head_hash, doc`;
const ENTRY_COLUMNS = `id, "case", action, kind, state, basis, cost_minor, cost_currency, original_minor,
  original_currency, rate, rate_as_of, customer_key, failure, member, team, at, settles_rule, settles_passenger,
  storm, above_minor, outage`;

/** Nobody is drawing it, nothing is in doubt, it is not put off: then whoever wants it draws it. What is stuck is tried at every change. */
const MAY_CLAIM = `excluded.holder IS NOT NULL AND (c.state = 'stuck' OR (c.state = 'idle' AND c.due_at IS NULL))`;

/** What was drawn anew besides may be ahead of the case: what a command changes is newer than that all the same. */
const HIGHER = `greatest(${NEWER}, excluded.wanted)`;

/** It leaves the place it has; whoever is posting it just now posts it where it should be anyway. */
const ANEW = `EXISTS (SELECT FROM told t WHERE t.anew AND t.subject = excluded.subject AND t.platform = excluded.platform)`;

/** Events people are told with buttons under them; and those of promises, and of advice. */
const WITH_BUTTONS = `'reminded', 'escalated', 'reassigned', 'countered', 'asked_more'`;
const OF_PROMISES = `'promise_reminded', 'promise_settled', 'went_silent', 'follow_up_due', 'advice'`;

/** SQL: whether what the message `k` tells of is one of these kinds of events of the case. */
const tellsOf = (kinds: string): string =>
  `EXISTS (SELECT FROM (${foundFor(
    `SELECT split_part(k.subject, ':', 2) AS id, split_part(k.subject, ':', 3)::int AS seq`,
    'kind',
    'journal_entry WHERE workspace = $1 AND "case" = wanted.id AND seq = wanted.seq',
  )}) e WHERE e.kind IN (${kinds}))`;

/** Everything that was ever posted about requests $13 and has, or had, a button; where $14, about promises of the case; where $16, of the case at all. */
const COPIES = `SELECT k.subject, k.platform, k.dest, k.key FROM (${foundFor(
  'SELECT id FROM now WHERE cardinality($13::text[]) > 0 OR $14::boolean OR $16::boolean',
  'subject, platform, dest, key, state',
  `message WHERE workspace = $1 AND split_part(subject, ':', 2) = wanted.id`,
)}) k
    WHERE k.state <> 'dead' AND ($16::boolean
      OR (split_part(k.subject, ':', 1) = 'request' AND split_part(k.subject, ':', 3) = ANY ($13::text[]))
      OR (split_part(k.subject, ':', 1) = 'event' AND (
        (cardinality($13::text[]) > 0 AND ${tellsOf(WITH_BUTTONS)}) OR ($14::boolean AND ${tellsOf(OF_PROMISES)}))))`;

// What a command does not change is not even looked for: looking would race with everybody who changes something there.
// The row types of the tables themselves read the JSON, so that a column cannot be read as something else than it is.
const SAVE = `
WITH
  now AS (SELECT * FROM jsonb_populate_record(NULL::recovery_case, $3::jsonb)),
  opened AS (
    INSERT INTO recovery_case (workspace, ${CASE_COLUMNS})
    SELECT $1, ${CASE_COLUMNS} FROM now WHERE $2::int IS NULL
    RETURNING 1),
  changed AS (
    UPDATE recovery_case c SET version = now.version, status = now.status, team = now.team, owner = now.owner,
      customer_key = now.customer_key, customer_shown = now.customer_shown, order_key = now.order_key, failure = now.failure, linked = now.linked, asked = now.asked, thanked = now.thanked,
      words = now.words, received_at = now.received_at, resolved_at = now.resolved_at,
      next_look_at = now.next_look_at, last_at = greatest(c.last_at, now.last_at), outage = now.outage, events = now.events, head_hash = now.head_hash, doc = now.doc
    FROM now WHERE $2::int IS NOT NULL AND c.workspace = $1 AND c.id = (SELECT id FROM now) AND c.version = $2::int
    RETURNING 1),
  happened AS (
    INSERT INTO journal_entry (workspace, "case", seq, at, by, kind, body, hash, prev_hash, form)
    SELECT $1, "case", seq, at, by, kind, body, hash, prev_hash, form
    FROM jsonb_populate_recordset(NULL::journal_entry, $4::jsonb)),
  words AS (
    INSERT INTO journal_word (workspace, "case", seq, apart)
    SELECT $1, e ->> 'case', (e ->> 'seq')::int, e -> 'apart' FROM jsonb_array_elements($4::jsonb) e WHERE e ? 'apart'),
  set_aside AS (
    INSERT INTO ledger_entry (workspace, ${ENTRY_COLUMNS})
    SELECT $1, ${ENTRY_COLUMNS} FROM jsonb_populate_recordset(NULL::ledger_entry, $5::jsonb)),
  settled AS (
    UPDATE ledger_entry e SET state = s.state FROM (${foundFor(
      'SELECT id, state FROM jsonb_to_recordset($6::jsonb) AS s(id text, state text)',
      'ctid AS here, wanted.state',
      `ledger_entry WHERE workspace = $1 AND id = wanted.id AND state = 'reserved'`,
    )}) s WHERE e.ctid = s.here
    RETURNING 1),
  remembered AS (
    INSERT INTO answer (workspace, key, at, reply)
    SELECT $1, key, at, coalesce(reply, 'null') FROM jsonb_to_recordset($7::jsonb) AS a(key text, at timestamptz, reply jsonb)),
  done AS (DELETE FROM wish WHERE workspace = $1 AND key = $11::text),
  told AS (SELECT m.*, t ? 'anew' AS anew FROM jsonb_array_elements($8::jsonb) t, jsonb_populate_record(NULL::message, t) m),
  copies AS (${COPIES}),
  meant AS (
    SELECT subject, platform, dest, wanted, key FROM told
    UNION ALL SELECT c.subject, c.platform, c.dest, now.version, c.key FROM copies c, now
      WHERE NOT EXISTS (SELECT FROM told t WHERE t.subject = c.subject AND t.platform = c.platform)),
  wanted AS (
    INSERT INTO message AS c (workspace, subject, platform, dest, wanted, key, state, attempts, holder, lease_until, trace)
    SELECT $1, subject, platform, dest, wanted, key, CASE WHEN $9::int IS NULL THEN 'idle' ELSE 'sending' END,
      coalesce($15::int, 0), $9::int, $10::timestamptz, $17::text FROM meant
    ON CONFLICT (workspace, subject, platform) DO UPDATE SET wanted = ${HIGHER}, ${TRIED_AGAIN},
      key = CASE WHEN ${ANEW} THEN excluded.key ELSE c.key END,
      dest = CASE WHEN ${ANEW} THEN excluded.dest || jsonb_build_object('was', c.place) ELSE c.dest END,
      state = CASE WHEN ${MAY_CLAIM} THEN 'sending' ELSE c.state END,
      attempts = CASE WHEN ${MAY_CLAIM} THEN excluded.attempts ELSE c.attempts END,
      holder = CASE WHEN ${MAY_CLAIM} THEN excluded.holder ELSE c.holder END,
      lease_until = CASE WHEN ${MAY_CLAIM} THEN excluded.lease_until ELSE c.lease_until END, trace = excluded.trace
    RETURNING *)
SELECT
  CASE WHEN x.cases = 1 THEN 1 ELSE lost_race(format('%s is no longer version %s', $3::jsonb ->> 'id', $2::int)) END AS cases,
  CASE WHEN x.settled = jsonb_array_length($6::jsonb) THEN x.settled ELSE not_so(format(
    '%s: %s ledger entries to settle, %s were reserved', $3::jsonb ->> 'id', jsonb_array_length($6::jsonb), x.settled)) END AS settled,
  (SELECT json_agg(json_build_object('subject', w.subject, 'platform', w.platform, 'dest', w.dest, 'place', w.place,
      'head', (SELECT h.place FROM message h WHERE h.workspace = $1 AND h.subject = w.dest ->> 'of' AND h.platform = w.platform),
      'wanted', w.wanted, 'shown', w.shown, 'key', w.key, 'claim', w.attempts, 'failures', w.failures, 'trace', w.trace))
    FROM wanted w WHERE w.attempts = $15::int) AS claimed,
  (SELECT json_agg(json_build_object('subject', h.subject, 'platform', h.platform)) FROM (${foundFor(
    'SELECT unnest($12::text[]) AS id',
    'subject, platform',
    `message WHERE workspace = $1 AND subject = wanted.id AND subject LIKE 'home:%' AND state <> 'dead'`,
  )}) h) AS homes
FROM (SELECT (SELECT count(*)::int FROM opened) + (SELECT count(*)::int FROM changed) AS cases,
  (SELECT count(*)::int FROM settled) AS settled) x`;

/** Forgets remembered answers older than `before`; keep at least 7 days, because senders retry for three. */
export async function forgetAnswers(read: Pick<Tx, 'query'>, workspace: WorkspaceId, before: Date): Promise<number> {
  const gone = await read.query('DELETE FROM answer WHERE workspace = $1 AND at < $2 RETURNING 1', [workspace, before]);
  return gone.length;
}

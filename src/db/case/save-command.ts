/** Everything a command changes, written in one statement. */
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { printSubject } from '../../core/base/message-subject.ts';
import { toWire } from '../../core/base/wire.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { JournalEntry, SaveCommand } from './command-rows.ts';
import { jsonParam } from '../engine/json-param.ts';
import { LostRace, type Tx } from '../engine/serialisable.ts';

/**
 * Writes case, journal, ledger, remembered answer and wanted cards: one round trip, all or nothing with the transaction.
 * Throws LostRace when the case is no longer the version that was loaded, which makes `serialisable` try again;
 * an Error when a ledger entry to be settled is not reserved (a bug: the decision did not look).
 */
export async function saveCommand(tx: Tx, save: SaveCommand): Promise<void> {
  const { workspace, before } = save;
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
  ];
  // prepared: planning it anew takes longer than running it
  const [done] = await tx.query<{ cases: number; settled: number }>(SAVE, params, 'save_command');
  if (done?.cases !== 1) throw new LostRace(`${save.case.id} is no longer version ${before}`);
  if (done.settled !== save.settled.length) {
    throw new Error(`${save.case.id}: ${save.settled.length} ledger entries to settle, ${done.settled} were reserved`);
  }
}

function rowOfCase({ case: now, nextLookAt, events }: SaveCommand): object {
  const last = events.at(-1);
  if (last === undefined) throw new Error(`${now.id} changed without an event`);
  return {
    id: now.id,
    number: Number(now.id.slice('R-'.length)),
    version: now.version,
    status: now.status,
    team: now.team,
    owner: now.owner,
    customer_key: now.customer.key,
    customer_shown: now.customer.reference,
    failure: now.triage.failure.value,
    linked: now.linked,
    asked: now.requests.filter(({ status }) => status === 'pending').flatMap(({ asked }) => asked),
    words: now.complaints.map(({ text }) => text).join('\n'),
    received_at: now.receivedAt,
    resolved_at: now.resolvedAt,
    next_look_at: nextLookAt,
    outage: now.outage?.id ?? null,
    events: last.seq,
    head_hash: last.hash,
    doc: toWire(now),
  };
}

function rowOfJournalEntry(of: RecoveryCase, { seq, event, hash, prevHash }: JournalEntry): object {
  const { at, by, kind } = event;
  return { case: of.id, seq, at, by, kind, body: toWire(event), hash, prev_hash: prevHash };
}

function rowOfEntry(entry: BudgetLedgerEntry): object {
  const { id, action, kind, state, basis, cost, original, rate, failure, member, team, at, settles } = entry;
  return {
    id,
    case: entry.case,
    action,
    kind,
    state,
    basis,
    failure,
    member,
    team,
    at,
    cost_minor: String(cost.minor),
    cost_currency: cost.currency,
    original_minor: original === null ? null : String(original.minor),
    original_currency: original?.currency ?? null,
    rate: rate?.value ?? null,
    rate_as_of: rate?.asOf ?? null,
    customer_key: entry.customer,
    settles_rule: settles?.rule ?? null,
    settles_passenger: settles?.passenger ?? null,
    storm: entry.storm?.id ?? null,
    outage: entry.outage ?? null,
    above_minor: entry.storm === undefined ? null : String(entry.storm.above.minor),
  };
}

const CASE_COLUMNS = `id, number, version, status, team, owner, customer_key, customer_shown, failure, linked, asked, words, received_at,
  resolved_at, next_look_at, outage, events, head_hash, doc`;
const ENTRY_COLUMNS = `id, "case", action, kind, state, basis, cost_minor, cost_currency, original_minor,
  original_currency, rate, rate_as_of, customer_key, failure, member, team, at, settles_rule, settles_passenger,
  storm, above_minor, outage`;

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
      customer_key = now.customer_key, customer_shown = now.customer_shown, failure = now.failure, linked = now.linked, asked = now.asked,
      words = now.words, received_at = now.received_at, resolved_at = now.resolved_at,
      next_look_at = now.next_look_at, outage = now.outage, events = now.events, head_hash = now.head_hash, doc = now.doc
    FROM now WHERE c.workspace = $1 AND c.id = now.id AND c.version = $2::int
    RETURNING 1),
  happened AS (
    INSERT INTO journal_entry (workspace, "case", seq, at, by, kind, body, hash, prev_hash)
    SELECT $1, "case", seq, at, by, kind, body, hash, prev_hash
    FROM jsonb_populate_recordset(NULL::journal_entry, $4::jsonb)),
  set_aside AS (
    INSERT INTO ledger_entry (workspace, ${ENTRY_COLUMNS})
    SELECT $1, ${ENTRY_COLUMNS} FROM jsonb_populate_recordset(NULL::ledger_entry, $5::jsonb)),
  settled AS (
    UPDATE ledger_entry e SET state = s.state
    FROM jsonb_to_recordset($6::jsonb) AS s(id text, state text)
    WHERE e.workspace = $1 AND e.id = s.id AND e.state = 'reserved'
    RETURNING 1),
  remembered AS (
    INSERT INTO answer (workspace, key, at, reply)
    SELECT $1, key, at, coalesce(reply, 'null') FROM jsonb_to_recordset($7::jsonb) AS a(key text, at timestamptz, reply jsonb)),
  drawn AS (
    INSERT INTO message AS c (workspace, subject, platform, dest, wanted, key)
    SELECT $1, subject, platform, dest, wanted, key FROM jsonb_populate_recordset(NULL::message, $8::jsonb)
    ON CONFLICT (workspace, subject, platform) DO UPDATE SET wanted = greatest(c.wanted, excluded.wanted))
SELECT (SELECT count(*)::int FROM opened) + (SELECT count(*)::int FROM changed) AS cases,
  (SELECT count(*)::int FROM settled) AS settled`;

/** Draws the next case number of the workspace. Before the transaction: gaps are fine, and a number held in it would stop everybody else. */
export async function nextCaseNumber(read: Pick<Tx, 'query'>, workspace: WorkspaceId): Promise<number> {
  const [row] = await read.query<{ number: number }>(
    'UPDATE workspace SET next_case = next_case + 1 WHERE workspace = $1 RETURNING next_case - 1 AS number',
    [workspace],
  );
  if (row === undefined) throw new Error(`unknown workspace ${workspace}`);
  return row.number;
}

/** Forgets remembered answers older than `before`; keep at least 7 days, because senders retry for three. */
export async function forgetAnswers(read: Pick<Tx, 'query'>, workspace: WorkspaceId, before: Date): Promise<number> {
  const gone = await read.query('DELETE FROM answer WHERE workspace = $1 AND at < $2 RETURNING 1', [workspace, before]);
  return gone.length;
}

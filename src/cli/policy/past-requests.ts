/** The requests of a time as they were stored, each with the case as it stood at that moment; and the ledger under them. */
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { CaseFacts } from '../../core/authority/decision.ts';
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import { GONE, type Apart } from '../../core/base/committed.ts';
import type { TeamId, ThingId, WorkspaceId } from '../../core/base/ids.ts';
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { entriesFor } from '../../core/case/follows/entries.ts';
import { evolve } from '../../core/case/evolve.ts';
import { isGiven } from '../../core/case/fulfilment.ts';
import { LEDGER_COLUMNS } from '../../db/case/row-columns.ts';
import { APART, eventOf, ledgerEntryOf, type LedgerRow } from '../../db/case/rows.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';

export interface PastRequest {
  readonly at: Date;
  /** What was asked for together, as it was judged then. */
  readonly actions: readonly RecoveryAction[];
  readonly items: readonly ActionAsked[];
  /** Of who asked, as it was then. */
  readonly team: TeamId;
  readonly about: CaseFacts;
  /** What was given of it in the end. */
  readonly given: readonly BudgetLedgerEntry[];
  /** Entries of this or a higher sequence number were not there yet; null when it set nothing aside itself: then its moment says. */
  readonly before: bigint | null;
}

/** An entry with where it stands in the ledger, and when it was released. */
export interface PastEntry {
  readonly seq: bigint;
  readonly entry: BudgetLedgerEntry;
  /** Null while it is reserved or committed. */
  readonly releasedAt: Date | null;
}

export interface Past {
  /** Oldest first. */
  readonly requests: readonly PastRequest[];
  readonly ledger: readonly PastEntry[];
}

export interface PastSpan {
  readonly from: Date;
  readonly until: Date;
  /** Entries from then on are read, beside everything of the cases concerned. */
  readonly ledgerSince: Date;
}

export async function readPast(q: Queryable, workspace: WorkspaceId, span: PastSpan): Promise<Past> {
  const asking = await casesAsking(q, workspace, span);
  const rows = await entriesOf(q, workspace, asking, span.ledgerSince);
  const ledger = rows.map((row) => ({ seq: BigInt(row.seq), entry: ledgerEntryOf(row) }));
  const seqs = new Map(rows.map((row) => [row.id, BigInt(row.seq)]));
  const kept = Map.groupBy(
    ledger.map(({ entry }) => entry).filter(({ state }) => state !== 'released'),
    ({ action }) => action,
  );
  const keys = await keysOf(q, workspace, asking);
  const released = new Map<string, Date>();
  const known: LedgerOfCases = { seqs, kept, released, keys };
  const requests: PastRequest[] = [];
  for await (const events of journals(q, workspace, [...new Set([...asking, ...rows.map((row) => row.case)])])) {
    requests.push(...requestsIn(events, known).filter(({ at }) => at >= span.from && at < span.until));
  }
  return {
    requests: requests.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    ledger: ledger.map(({ seq, entry }) => {
      // a release that no journal tells of counts as one from the beginning
      const releasedAt = entry.state === 'released' ? (released.get(entry.id) ?? entry.at) : null;
      return { seq, entry, releasedAt };
    }),
  };
}

async function casesAsking(q: Queryable, workspace: WorkspaceId, { from, until }: PastSpan): Promise<string[]> {
  const rows = await q.query<{ case: string }>(
    `SELECT DISTINCT "case" FROM journal_entry WHERE workspace = $1 AND kind IN ('given', 'asked') AND at >= $2 AND at < $3`,
    [workspace, from, until],
  );
  return rows.map((row) => row.case);
}

/** What may count for one of these cases: what is theirs or their linked cases', and everything since then. */
function entriesOf(q: Queryable, workspace: WorkspaceId, cases: readonly string[], since: Date): Promise<LedgerRow[]> {
  return q.query<LedgerRow>(
    `SELECT ${LEDGER_COLUMNS} FROM ledger_entry WHERE workspace = $1 AND (at >= $3 OR "case" = ANY ($2::text[])
       OR "case" IN (SELECT unnest(linked) FROM recovery_case WHERE workspace = $1 AND id = ANY ($2::text[])))
     ORDER BY ledger_entry.seq`,
    [workspace, cases, since],
  );
}

const PAGE = 200;

/** The events of each case, from its first. */
async function* journals(
  q: Queryable,
  workspace: WorkspaceId,
  cases: readonly string[],
): AsyncGenerator<readonly CaseEvent[]> {
  for (let at = 0; at < cases.length; at += PAGE) {
    const rows = await q.query<{ case: string; body: unknown; apart: Apart | null }>(
      `SELECT j."case", j.body, ${APART} FROM journal_entry j
       WHERE j.workspace = $1 AND j."case" = ANY ($2::text[]) ORDER BY j."case", j.seq`,
      [workspace, cases.slice(at, at + PAGE)],
    );
    for (const ofCase of Map.groupBy(rows, (row) => row.case).values())
      yield ofCase.map(({ body, apart }) => eventOf(body, apart));
  }
}

/** What the ledger and the cases tell beside a journal. */
interface LedgerOfCases {
  readonly seqs: ReadonlyMap<string, bigint>;
  readonly kept: ReadonlyMap<ThingId, readonly BudgetLedgerEntry[]>;
  /** Filled on the way. */
  readonly released: Map<string, Date>;
  readonly keys: Keys;
}

/** Notes on the way what was released, and when. */
function requestsIn(
  events: readonly CaseEvent[],
  { seqs, kept, released, keys }: LedgerOfCases,
): readonly PastRequest[] {
  const asked: { readonly event: Asking; readonly before: RecoveryCase }[] = [];
  let now: RecoveryCase | null = null;
  for (const event of events) {
    for (const { id, to } of entriesFor(event, now).move) if (to === 'released') released.set(id, event.at);
    if (now !== null && (event.kind === 'given' || event.kind === 'asked')) asked.push({ event, before: now });
    now = evolve(now, event);
  }
  const inTheEnd = new Set(now?.actions.filter(isGiven).map(({ id }) => id));
  return asked.map(({ event, before }) => ({
    at: event.at,
    actions: event.actions,
    items: event.actions.map(({ kind, amount, units, typedCost, passenger }) => ({
      kind,
      amount,
      units,
      cost: typedCost,
      passenger,
    })),
    team: event.kind === 'asked' ? event.request.team : (event.entries[0]?.team ?? before.team),
    about: factsOf(before, keys),
    given: event.actions.flatMap(({ id }) => (inTheEnd.has(id) ? (kept.get(id) ?? []) : [])),
    before: event.kind === 'given' ? firstOf(event.entries.flatMap(({ id }) => seqs.get(id) ?? [])) : null,
  }));
}

type Asking = Extract<CaseEvent, { kind: 'given' | 'asked' }>;

function firstOf(seqs: readonly bigint[]): bigint | null {
  let first: bigint | null = null;
  for (const seq of seqs) if (first === null || seq < first) first = seq;
  return first;
}

/** What the cases know of their customers by now. */
type Keys = ReadonlyMap<string, { readonly key: string | null; readonly shown: string | null }>;

async function keysOf(q: Queryable, workspace: WorkspaceId, cases: readonly string[]): Promise<Keys> {
  const rows = await q.query<{ id: string; key: string | null; shown: string | null }>(
    `SELECT id, customer_key AS key, customer_shown AS shown FROM recovery_case
     WHERE workspace = $1 AND id = ANY ($2::text[])`,
    [workspace, cases],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A journal from before customers had keys tells only what was shown, and one that was erased nothing: the case knows the key of that. */
function customerOf({ id, customer }: RecoveryCase, keys: Keys): string | null {
  const now = keys.get(id);
  if (customer.key === GONE) return now?.key ?? null;
  return customer.key ?? (now?.shown === customer.reference ? now.key : null);
}

function factsOf(c: RecoveryCase, keys: Keys): CaseFacts {
  return {
    case: c.id,
    linked: c.linked,
    customer: customerOf(c, keys),
    failure: c.triage.failure.value,
    sensitivity: c.sensitivity,
    ...(c.alsoSensitive && { alsoSensitive: c.alsoSensitive }),
    orderValue: c.orderValue,
    lossValue: c.lossValue,
    facts: c.facts,
    ...(c.evidence && { evidence: c.evidence }),
    ...(c.evidenceSeenBy && { evidenceSeenBy: c.evidenceSeenBy }),
    team: c.team,
  };
}

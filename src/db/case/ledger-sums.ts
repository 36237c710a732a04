/** What members and teams gave, summed: read with every command, and kept up by a step beside them that commands do not wait for. */
import { NO_SUMS, type LaneSum, type LaneSums, type SumsAsked } from '../../core/authority/lane-sums.ts';
import type { Summing } from '../../core/authority/ledger-windows.ts';
import type { Basis } from '../../core/authority/ledger.ts';
import type { Period } from '../../core/authority/spans.ts';
import { CUSTOMER_KEY } from '../../core/base/customers.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { money } from '../../core/base/money.ts';
import { dayIn } from '../../core/base/time.ts';
import type { Database } from '../engine/client.ts';
import { foundFor } from '../engine/found-for.ts';
import { serialisable, sqlState, type Tx } from '../engine/serialisable.ts';

export interface LaneSumRow {
  readonly member: string;
  readonly team: string;
  readonly period: Period;
  readonly kind: string;
  readonly basis: Extract<Basis, 'goodwill' | 'actual_loss'>;
  readonly outage: boolean;
  readonly identified: boolean;
  readonly original_currency: string;
  readonly cost_minor: string;
  readonly original_minor: string;
  readonly actions: number;
  readonly shared: number;
  readonly entries: number;
  readonly last_seq: string;
}

/** Sums for these days, in this currency, are there; `zone` and `base` are places of parameters: `$11`. */
export const areSummed = (zone: string, base: string): string =>
  `EXISTS (SELECT FROM ledger_summing WHERE workspace = $1 AND zone = ${zone} AND base = ${base})`;

/** The sums of spans (`spans`: a JSON parameter of `SpanAsked`s) for each of `ids`, by a condition on `s` and `wanted.id`. */
export const sumsFor = (spans: string, ids: string, condition: string): string =>
  foundFor(
    `SELECT of.id, period, first FROM (${ids}) AS of, jsonb_to_recordset(${spans}::jsonb) AS asked(period text, first date)`,
    `s.member, s.team, s.period, s.kind, s.basis, s.outage, s.identified, s.original_currency,
     s.cost_minor::text, s.original_minor::text, s.actions, s.shared, s.entries, s.last_seq::text`,
    `ledger_sum s WHERE s.workspace = $1 AND s.period = wanted.period AND s.since = wanted.first AND ${condition}`,
  );

/** `covers`: the loaded entries that are inside the sums. `rows` is null where there are no sums of the kind asked for. */
export function laneSumsOf(
  asked: SumsAsked | null,
  rows: readonly LaneSumRow[] | null,
  covers: ReadonlySet<string>,
): LaneSums {
  if (asked === null || rows === null) return NO_SUMS;
  const spans = new Map(asked.spans.map(({ period, since, before }) => [period, { since, before }]));
  return { spans, sums: rows.map((row) => laneSumOf(row, asked)), covers };
}

function laneSumOf(row: LaneSumRow, { base }: SumsAsked): LaneSum {
  const { member, team, period, kind, basis, actions, shared, entries } = row;
  return {
    lane: member === '' ? 'team' : 'member',
    member,
    team,
    period,
    kind,
    basis,
    state: 'committed',
    // limits ask only whether there is one
    customer: row.identified ? 'somebody' : null,
    ...(row.outage && { outage: 'some' }),
    cost: money(BigInt(row.cost_minor), base),
    original: row.original_currency === '' ? null : money(BigInt(row.original_minor), row.original_currency),
    actions,
    shared,
    entries,
  };
}

/** Small enough that a command which waits for it does not notice. */
const BATCH = 100;

/**
 * Adds a batch of what was given to the sums, or, where they are for other days or another currency, takes a batch out of
 * them. Resolves to whether something was done: then there may be more. False also where others gave or summed the same
 * meanwhile: they go first, and the next time finds what is left. Harmless in several processes at once, and at any time:
 * in one transaction an entry is added and marked, so it is read by itself or with the sums, never twice or not at all,
 * however late it comes.
 */
export async function sumUp(
  database: Database,
  workspace: WorkspaceId,
  summing: Summing,
  batch = BATCH,
): Promise<boolean> {
  const { zone, base } = summing;
  const [now] = await database.read.query<{ zone: string; base: string }>(
    'SELECT zone, base FROM ledger_summing WHERE workspace = $1',
    [workspace],
  );
  const isOwn = now?.zone === zone && now.base === base;
  const found = isOwn ? await toAdd(database, workspace, summing, batch) : await toTakeOut(database, workspace, batch);
  if (isOwn && found.length === 0) return false;
  const step = async (tx: Tx): Promise<boolean> => {
    if (found.length === 0) return await begin(tx, workspace, summing);
    await (isOwn ? add(tx, workspace, summing, found) : takeOut(tx, workspace, found));
    return true;
  };
  try {
    return await serialisable(database, step, { lanes: lanesOf(found), tries: MOST_TRIES });
  } catch (error) {
    if (!LOST.includes(sqlState(error) ?? '')) throw error;
    return false;
  }
}

const MOST_TRIES = 3;
/** Serialisation failure, deadlock. */
const LOST: readonly string[] = ['40001', '40P01'];

interface Found {
  readonly id: string;
  readonly at: Date;
  readonly member: string;
  readonly team: string;
}

/** Commands that look at what these gave wait for the batch instead of losing a race with it; the names are those of commands. */
const lanesOf = (found: readonly Found[]): readonly string[] => [
  'sums',
  ...new Set(found.flatMap(({ member, team }) => [`member ${member}`, `team ${team}`])),
];

/**
 * Nothing that is summed of it changes any more, except by a release, or when its case belongs to another outage: then it
 * leaves the sums by itself. A reference that is no key yet becomes one.
 */
const isToAdd = (e: string): string =>
  `${e}.summed_on IS NULL AND ${e}.at >= $2 AND coalesce(${e}.customer_key ~ '${CUSTOMER_KEY.source}', true)
   AND (${e}.cost_currency = $3 OR ${e}.state = 'released' OR ${e}.basis NOT IN ('goodwill', 'actual_loss'))`;

/**
 * The oldest of each team, whole actions. Looked for outside of the transaction, so that nobody who gives meanwhile races
 * with it; in the order of the index, so that it is not read to its end.
 */
function toAdd(database: Database, workspace: WorkspaceId, { base, since }: Summing, batch: number): Promise<Found[]> {
  return database.read.query<Found & Record<string, unknown>>(
    `WITH picked AS (
       SELECT e."case", e.action FROM team t CROSS JOIN LATERAL (
         SELECT l."case", l.action FROM ledger_entry l WHERE l.workspace = $1 AND l.team = t.id AND ${isToAdd('l')}
         ORDER BY l.summed_on, l.at LIMIT $4) e
       WHERE t.workspace = $1 LIMIT $4)
     SELECT DISTINCT e.id, e.at, e.member, e.team FROM picked p JOIN ledger_entry e
       ON e.workspace = $1 AND e."case" = p."case" AND e.action = p.action
     WHERE ${isToAdd('e')}`,
    [workspace, since, base, batch],
  );
}

async function add(tx: Tx, workspace: WorkspaceId, { zone, base }: Summing, found: readonly Found[]): Promise<void> {
  const days = found.map(({ at }) => dayIn(at, zone));
  const marked = await tx.query<{ id: string }>(
    `UPDATE ledger_entry e SET summed_on = CASE e.state WHEN 'released' THEN 'infinity' ELSE day END
     FROM unnest($2::text[], $3::date[]) AS found(id, day)
     WHERE ${areSummed('$4', '$5')} AND e.workspace = $1 AND e.id = found.id AND e.summed_on IS NULL RETURNING e.id`,
    [workspace, found.map(({ id }) => id), days, zone, base],
  );
  await tx.query('SELECT book_into_sums($1, $2, 1)', [workspace, marked.map(({ id }) => id)]);
}

/** Of one day of one team. */
function toTakeOut(database: Database, workspace: WorkspaceId, batch: number): Promise<Found[]> {
  return database.read.query<Found & Record<string, unknown>>(
    `WITH
       one_day AS (SELECT team, since FROM ledger_sum WHERE workspace = $1 AND member = '' AND period = 'day' LIMIT 1),
       picked AS (
         SELECT DISTINCT "case", action FROM ledger_entry
         WHERE workspace = $1 AND team = (SELECT team FROM one_day) AND summed_on = (SELECT since FROM one_day)
           AND basis IN ('goodwill', 'actual_loss') LIMIT $2)
     SELECT e.id, e.at, e.member, e.team FROM picked p JOIN ledger_entry e
       ON e.workspace = $1 AND e."case" = p."case" AND e.action = p.action AND e.summed_on < 'infinity'`,
    [workspace, batch],
  );
}

async function takeOut(tx: Tx, workspace: WorkspaceId, found: readonly Found[]): Promise<void> {
  const held = await tx.query<{ id: string }>(
    'SELECT id FROM ledger_entry WHERE workspace = $1 AND id = ANY ($2::text[]) AND summed_on < $3::date',
    [workspace, found.map(({ id }) => id), 'infinity'],
  );
  const ids = held.map(({ id }) => id);
  await tx.query('SELECT book_into_sums($1, $2, -1)', [workspace, ids]);
  await tx.query('UPDATE ledger_entry SET summed_on = NULL WHERE workspace = $1 AND id = ANY ($2::text[])', [
    workspace,
    ids,
  ]);
}

/** From now on sums are of these days and in this currency; nothing is inside them that is not. */
/** False where sums are left that no entry explains: they stay, and nothing is summed beside them. */
async function begin(tx: Tx, workspace: WorkspaceId, { zone, base }: Summing): Promise<boolean> {
  const begun = await tx.query(
    `INSERT INTO ledger_summing AS s (workspace, zone, base) SELECT $1, $2, $3
     WHERE NOT EXISTS (SELECT FROM ledger_sum WHERE workspace = $1)
     ON CONFLICT (workspace) DO UPDATE SET zone = excluded.zone, base = excluded.base
     RETURNING 1`,
    [workspace, zone, base],
  );
  return begun.length > 0;
}

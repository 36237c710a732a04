/** Facts brought up to date with their cases, before a sum of them is read: no command waits for it, and nothing is lost however late it comes. */
import type pg from 'pg';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { FACT_FORM, factsOf, type Facts, type Worked } from '../../core/digest/facts.ts';
import { caseOf } from '../case/rows.ts';
import type { Database } from '../engine/client.ts';
import { jsonParam } from '../engine/json-param.ts';
import { sqlState, statement } from '../engine/serialisable.ts';

/** Small enough that the embedded database, which has one connection, is free for a command in between. */
const BATCH = 100;
/** Looked through at once for those whose facts are of an older form. */
const PAGE = 1_000;
/** Two processes that write facts of the same cases: one goes first, the other begins its batch again. */
const LOST: readonly string[] = ['40001', '40P01'];
const MOST_TRIES = 5;

export interface FactsKept {
  readonly db: Pick<Database, 'answersWithinMs' | 'connections' | 'read'>;
  readonly workspace: WorkspaceId;
  /** How working time is reckoned; asked for where there is something to derive. */
  readonly worked: () => Promise<Worked>;
}
interface Deriving extends FactsKept {
  readonly hours: Worked;
}

/**
 * Derives the facts of every case that changed since they were last derived. A case that changes meanwhile is left word of
 * again by its own change. Resolves to how many cases it looked at.
 */
export async function bringFacts(kept: FactsKept): Promise<number> {
  const [now] = await kept.db.read.query<{ form: number; due: boolean }>(
    `SELECT fact_form AS form, EXISTS (SELECT FROM fact_due d WHERE d.workspace = $1) AS due
     FROM workspace WHERE workspace = $1`,
    [kept.workspace],
    'facts_due',
  );
  if (now === undefined) return 0;
  if (!now.due && now.form >= FACT_FORM) return 0;
  // not inside of a transaction: the embedded database has one connection
  const deriving = { ...kept, hours: await kept.worked() };
  let looked = now.form < FACT_FORM ? await deriveAll(deriving, false) : 0;
  for (;;) {
    const some = await attempt(deriving, (tx) => dueOf(tx, kept.workspace));
    looked += some;
    if (some < BATCH) return looked;
  }
}

/** Derives all facts anew, and drops those whose case is gone; what was imported stays. Resolves to how many cases there are. */
export async function rebuildFacts(kept: FactsKept): Promise<number> {
  const deriving = { ...kept, hours: await kept.worked() };
  const looked = await deriveAll(deriving, true);
  for (;;) {
    const gone = await attempt(deriving, async (tx) =>
      (await tx<{ case: string }>(GONE, [kept.workspace, BATCH])).map((row) => row.case),
    );
    if (gone === 0) return looked;
  }
}

const GONE = `
SELECT f."case" FROM case_fact f WHERE f.workspace = $1 AND f.source = 'lived'
  AND NOT EXISTS (SELECT FROM recovery_case c WHERE c.id = f."case" AND c.workspace = $1) LIMIT $2`;

/** Every case, or those whose facts are of an older form; by number, so that what was broken off goes on where it was. */
async function deriveAll(kept: Deriving, everyOne: boolean): Promise<number> {
  let looked = 0;
  for (let after = 0; ;) {
    // looked up one by one: of a new table nothing is known, and a join of the two would read all of both for each page
    const page = await kept.db.read.query<{ case: string; number: number; form: number | null }>(
      `SELECT p.id AS "case", p.number, (SELECT f.form FROM case_fact f WHERE f."case" = p.id AND f.workspace = $1) AS form
       FROM (SELECT id, number FROM recovery_case WHERE workspace = $1 AND number > $2 ORDER BY number LIMIT $3) p
       ORDER BY p.number`,
      [kept.workspace, after, PAGE],
    );
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.number;
    const ids = page.filter(({ form }) => everyOne || (form ?? 0) < FACT_FORM).map((row) => row.case);
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      looked += await attempt(kept, () => Promise.resolve(batch));
    }
  }
  await kept.db.read.query('UPDATE workspace SET fact_form = $2 WHERE workspace = $1 AND fact_form < $2', [
    kept.workspace,
    FACT_FORM,
  ]);
  return looked;
}

type Ask = <T extends pg.QueryResultRow>(sql: string, params: readonly unknown[]) => Promise<T[]>;

/** Taken off the list; with the transaction, which gives them back where it is not committed. Others who take the same wait. */
async function dueOf(tx: Ask, workspace: WorkspaceId): Promise<readonly string[]> {
  const rows = await tx<{ case: string }>(
    `DELETE FROM fact_due WHERE id IN (
       SELECT id FROM fact_due WHERE workspace = $1 ORDER BY id LIMIT $2 FOR UPDATE) RETURNING "case"`,
    [workspace, BATCH],
  );
  return rows.map((row) => row.case);
}

/**
 * One batch in one transaction. It sees what others committed at each statement: a case is read after it was taken off the
 * list, so that what is read is at least as new. It is not serialisable, so that no command loses a race because of it.
 */
async function attempt(kept: Deriving, pick: (tx: Ask) => Promise<readonly string[]>): Promise<number> {
  for (let tried = 1; ; tried += 1) {
    const client = await kept.db.connections.take();
    let broken = false;
    const tx: Ask = async <T extends pg.QueryResultRow>(sql: string, params: readonly unknown[]) =>
      (await client.query<T>(statement(sql, params, undefined, kept.db.answersWithinMs))).rows;
    try {
      await tx('BEGIN ISOLATION LEVEL READ COMMITTED', []);
      const picked = await pick(tx);
      if (picked.length > 0) await derive(tx, kept, [...new Set(picked)].toSorted());
      await tx('COMMIT', []);
      return picked.length;
    } catch (error) {
      await tx('ROLLBACK', []).catch(() => (broken = true));
      if (tried >= MOST_TRIES || !LOST.includes(sqlState(error) ?? '')) throw error;
    } finally {
      client.release(broken);
    }
  }
}

async function derive(tx: Ask, { workspace, hours }: Deriving, ids: readonly string[]): Promise<void> {
  const rows = await tx<{ doc: unknown }>(
    'SELECT doc FROM recovery_case WHERE id = ANY ($2::text[]) AND workspace = $1 ORDER BY id',
    [workspace, ids],
  );
  const cases = rows.map(({ doc }) => caseOf(doc));
  const facts = cases.map((c) => factsOf(c, hours));
  const there = new Set<string>(cases.map(({ id }) => id));
  const written = await tx<{ case: string }>(KEEP, [jsonParam(facts.map((of) => of.case))]);
  const changed = new Set(written.map((row) => row.case));
  const gone = ids.filter((id) => !there.has(id));
  for (const table of ['promise_fact', 'request_fact', 'remedy_fact', 'thanks_fact'])
    await tx(`DELETE FROM ${table} WHERE "case" = ANY ($2::text[]) AND workspace = $1`, [
      workspace,
      [...changed, ...gone],
    ]);
  if (gone.length > 0)
    await tx(`DELETE FROM case_fact WHERE "case" = ANY ($2::text[]) AND workspace = $1 AND source = 'lived'`, [
      workspace,
      gone,
    ]);
  await putDown(
    tx,
    facts.filter((of) => changed.has(of.case.case)),
  );
}

async function putDown(tx: Ask, facts: readonly Facts[]): Promise<void> {
  const parts = [
    ['promise_fact', facts.flatMap(({ promises }) => promises)],
    ['request_fact', facts.flatMap(({ requests }) => requests)],
    ['remedy_fact', facts.flatMap(({ remedies }) => remedies)],
    ['thanks_fact', facts.flatMap(({ thanks }) => thanks)],
  ] as const;
  for (const [table, rows] of parts)
    if (rows.length > 0)
      await tx(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
        jsonParam(rows),
      ]);
}

const CHANGED = [
  'version',
  'form',
  'team',
  'status',
  'counted',
  'restricted',
  'received_at',
  'owned_at',
  'first_contact_at',
  'resolved_at',
  'stands',
  'failure',
  'severity',
  'channel',
  'root_cause',
  'process_area',
  'customer_key',
  'outcome',
  'accepted',
  'reopened',
  'reopened_at',
  'undone_at',
  'handovers',
  'touches',
  'contacts',
  'discretionary',
  'alone',
  'lesson',
  'order_minor',
  'order_currency',
] as const;

/** In the order of ids, so that two who write the same wait for each other. What somebody wrote of a newer version stays. */
const KEEP = `
INSERT INTO case_fact SELECT * FROM jsonb_populate_recordset(NULL::case_fact, $1::jsonb) ORDER BY "case"
ON CONFLICT ("case", workspace) DO UPDATE SET ${CHANGED.map((column) => `${column} = excluded.${column}`).join(', ')}
WHERE case_fact.source = 'lived' AND case_fact.version <= excluded.version AND case_fact.form <= excluded.form
RETURNING "case"`;

/** A desk to give at, on a database of its own, as the benches of the ledger need it. No bench itself. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { handle } from '../../src/app/handle.ts';
import type { Shell } from '../../src/app/shell.ts';
import type { CaseId, MemberId, WorkspaceId } from '../../src/core/base/ids.ts';
import type { AuthorityPolicy } from '../../src/core/policy/policy.ts';
import { openDatabase } from '../../src/db/engine/client.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { makeLog, type Log } from '../../src/log.ts';
import { ANA, AURORA, gives, logs, NOON, refund } from '../../tests/core/case/build.ts';
import { bareShell } from '../../tests/ways/race-shell.ts';

const USUAL_SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';
/** Cases that are given on in turn, each with a customer of its own. */
export const CASES = 60;

/** One ledger, with cases to give on. */
export interface Desk {
  readonly shell: Shell;
  readonly cases: readonly CaseId[];
}

/** So many fresh databases, dropped afterwards; undefined where no PostgreSQL can be reached. */
export async function withDatabases<T>(
  count: number,
  work: (urls: readonly string[]) => Promise<T>,
): Promise<T | undefined> {
  const server = process.env['TEST_DATABASE_URL'] ?? USUAL_SERVER;
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  const reached = await client.connect().then(
    () => true,
    () => false,
  );
  if (!reached) return undefined;
  const names = Array.from(
    { length: count },
    () => `amends_test_${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`,
  );
  try {
    for (const name of names) await client.query(`CREATE DATABASE ${name}`);
    return await work(names.map((name) => Object.assign(new URL(server), { pathname: `/${name}` }).href));
  } finally {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  }
}

/** What the app works with, on this database; no process stands behind `holder`. */
export async function openShell(
  url: string,
  { id, policy, holder }: { readonly id: WorkspaceId; readonly policy: AuthorityPolicy; readonly holder: number },
): Promise<Shell> {
  const log: Log = makeLog(
    'error',
    (line) => process.stderr.write(`${line}\n`),
    () => new Date(),
  );
  const db = await openDatabase({ url, log, connections: 4 });
  return bareShell({ workspace: id, db, log, holder }, policy);
}

export async function closeShell({ db }: Shell): Promise<void> {
  await db.close();
}

/** `fill` writes the ledger before anything is logged. */
export async function openDesk(
  url: string,
  policy: AuthorityPolicy,
  fill: (client: pg.Client, shell: Shell) => Promise<void>,
): Promise<Desk> {
  const shell = await openShell(url, { id: AURORA.id, policy, holder: 1 });
  await syncWorkspace(shell.db, AURORA);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill(client, shell);
  await client.query('VACUUM (ANALYZE) ledger_entry');
  await client.end();
  const cases: CaseId[] = [];
  for (let n = 0; n < CASES; n += 1) {
    const command = logs('no hot water', { customer: `guest ${n}` });
    const logged = await handle(shell, { key: `log ${n}`, by: ANA.id, command, at: NOON });
    if (logged.case === null) throw new Error('nothing was logged');
    cases.push(logged.case.id);
  }
  return { shell, cases };
}

export async function closeDesk({ shell }: Desk): Promise<void> {
  await closeShell(shell);
}

/** Gives 1 EUR on a case, by the whole of `handle`; resolves to the milliseconds it took. Throws when it is refused. */
export async function giveOnce({ shell }: Desk, of: CaseId, by: MemberId, key: string): Promise<number> {
  const began = performance.now();
  const command = gives([refund(1)], 'no hot water', of);
  const handled = await handle(shell, { key, by, command, at: NOON });
  if (!handled.ok || handled.said.kind !== 'given') throw new Error(`not given: ${JSON.stringify(handled.ok)}`);
  return performance.now() - began;
}

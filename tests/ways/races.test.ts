/** What happens when many ask at once, in two processes, and when one of them is killed: on a real PostgreSQL only. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { AskedCommand, Handled } from '../../src/app/handled.ts';
import { sumLedger } from '../../src/app/keep/sum-ledger.ts';
import type { Shell } from '../../src/app/shell.ts';
import { isAsWritten } from '../../src/core/base/chain.ts';
import { caseId, type CaseId } from '../../src/core/base/ids.ts';
import type { Command, LogCommand } from '../../src/core/case/commands.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { readJournal } from '../../src/db/case/reading.ts';
import { sqlState } from '../../src/db/engine/serialisable.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { AURORA, DAY_MS, gives, id, logs, NOON, refund, resolves } from '../core/case/build.ts';
import { raceShell, type RaceShell } from './race-shell.ts';

const LONG = process.env['AMENDS_LONG'] === '1';
const ROUNDS = LONG ? 100 : 2;
const KILLS = LONG ? 100 : 3;
/** What the process to be killed calls itself at the server. */
const CHILD = 'race-child';

describeOnServer('races', (server) => {
  const open: { readonly db: Database; readonly shell: RaceShell }[] = [];
  let url = '';
  let keys = 0;
  // at once: all of them together would need more connections than a server has
  afterEach(async () => {
    for (const { db, shell } of open.splice(0)) {
      await shell.stop();
      await db.close();
    }
  });

  /** So many processes: each with its own pool and its own lane. */
  async function processes(count: number, connections: number): Promise<readonly Shell[]> {
    url = await server.emptyUrl();
    const shells: Shell[] = [];
    for (let n = 0; n < count; n += 1) {
      const db = await openDatabase({ url, log: quietLog, connections, migrations: n === 0 });
      if (n === 0) await syncWorkspace(db, AURORA);
      const shell = await raceShell(db);
      open.push({ db, shell });
      shells.push(shell);
    }
    return shells;
  }
  /** Rounds are so far apart that no limit remembers the one before. */
  const roundAt = (round: number): Date => new Date(NOON.getTime() + round * 200 * DAY_MS);
  const ask = (shell: Shell, by: string, command: Command, round = 0): Promise<Handled> =>
    untilJudged(shell, { key: `key ${(keys += 1)}`, by: id(by), command, at: roundAt(round) });
  const fresh = async (shell: Shell, round: number, change: Partial<LogCommand> = {}): Promise<CaseId> => {
    const command = logs('no hot water', { customer: `guest ${(keys += 1)}`, ...change });
    const logged = await ask(shell, 'ana', command, round);
    if (logged.case === null) throw new Error('nothing was logged');
    return logged.case.id;
  };
  const outcomes = (handled: readonly Handled[]): string[] => handled.map((h) => (h.ok ? h.said.kind : h.no.kind));
  const count = (handled: readonly Handled[], what: string): number =>
    outcomes(handled).filter((o) => o === what).length;
  /** Shells take turns. */
  const turns = <T>(shells: readonly Shell[], n: number, make: (shell: Shell, n: number) => Promise<T>): Promise<T[]> =>
    Promise.all(
      Array.from({ length: n }, (_, k) => {
        const shell = shells[k % shells.length];
        if (shell === undefined) throw new Error('no process');
        return make(shell, k);
      }),
    );

  it.each([
    [2, 20],
    [5, 3],
  ])(
    `${ROUNDS} rounds of 50 times 10 EUR at once on a fresh case of 250 EUR, by %i processes of %i connections: exactly 25 are given`,
    async (many, connections) => {
      const shells = await processes(many, connections);
      const [first] = shells;
      if (first === undefined) return;
      for (let round = 0; round < ROUNDS; round += 1) {
        const of = await fresh(first, round);
        const give = gives([refund(10)], 'no hot water', of);
        const handled = await turns(shells, 50, (shell) => ask(shell, 'ana', give, round));
        // what is over the limit is asked once, and waits
        expect(['given', 'asked', 'already_asked'].map((what) => count(handled, what))).toEqual([25, 1, 24]);
        const [sum] = await first.db.read.query<{ given: string; all: string }>(
          `SELECT sum(e.cost_minor) FILTER (WHERE a->>'status' = 'authorised')::text AS given, sum(e.cost_minor)::text AS all
         FROM ledger_entry e JOIN recovery_case c ON c.id = e."case",
           jsonb_array_elements(c.doc->'actions') a WHERE e."case" = $1 AND a->>'id' = e.action AND e.state = 'reserved'`,
          [of],
        );
        expect(sum).toEqual({ given: '25000', all: '25000' });
        // the day of Ana is used up after two rounds: make room by taking everything back
        await first.db.read.query(
          `UPDATE ledger_entry SET state = 'released' WHERE "case" = $1 AND state = 'reserved'`,
          [of],
        );
        await first.db.read.query('DELETE FROM recovery_case WHERE id = $1', [of]);
      }
      expect(await wrongIn(first)).toEqual([]);
    },
    600_000,
  );

  it('two times 150 EUR by Ana and Bob at once: exactly one is given; on one case, on two linked ones, on two of one customer', async () => {
    const shells = await processes(2, 4);
    const [one, two] = shells;
    if (one === undefined || two === undefined) return;
    for (let round = 0; round < ROUNDS * 3; round += 1) {
      const guest = `guest of ${round}`;
      const a = await fresh(one, round, { customer: guest });
      const b = round % 3 === 0 ? a : await fresh(one, round, round % 3 === 1 ? {} : { customer: guest });
      if (round % 3 === 1) await link(one, a, b);
      const handled = await Promise.all([
        ask(one, 'ana', gives([refund(150)], 'no hot water', a), round),
        ask(two, 'bob', gives([refund(150)], 'no hot water', b), round),
      ]);
      expect(outcomes(handled).toSorted()).toEqual(['asked', 'given']);
    }
  }, 600_000);

  it('40 asks and approvals at once, on two cases of one matter: the sum is never above the limit of who said yes', async () => {
    const shells = await processes(2, 10);
    const [first] = shells;
    if (first === undefined) return;
    const one = await fresh(first, 0, { customer: 'Kim Lindgren' });
    const other = await fresh(first, 0, { customer: 'Kim Lindgren' });
    const handled = await turns(shells, 40, async (shell, k) => {
      const of = k % 2 === 0 ? one : other;
      const by = k % 4 < 2 ? 'ana' : 'bob';
      const asked = await ask(shell, by, gives([refund(160 + k)], 'no hot water', of));
      if (!asked.ok || asked.said.kind !== 'asked') return asked;
      const { request } = asked.said;
      return await ask(shell, k % 8 < 4 ? 'mia' : 'gil', { kind: 'approve', case: of, request, digest: null });
    });
    expect(count(handled, 'approved')).toBeGreaterThan(4);
    const entries = await first.db.read.query<{ member: string; together: number }>(
      'SELECT member, (sum(cost_minor) OVER (ORDER BY seq))::int AS together FROM ledger_entry ORDER BY seq',
    );
    const most = (member: string): number => (member === 'mia' ? 100_000 : 500_000);
    expect(entries.filter(({ member, together }) => together > most(member))).toEqual([]);
    expect(entries.filter(({ member }) => member !== 'mia' && member !== 'gil')).toEqual([]);
    expect(await wrongIn(first)).toEqual([]);
  }, 600_000);

  it('20 approvals by Mia and Gil at once: one decision, one change', async () => {
    const shells = await processes(2, 10);
    const [first] = shells;
    if (first === undefined) return;
    for (let round = 0; round < ROUNDS; round += 1) {
      const of = await fresh(first, round);
      await ask(first, 'ana', gives([refund(400)], 'no hot water', of), round);
      const approve: Command = { kind: 'approve', case: of, request: null, digest: null };
      const handled = await turns(shells, 20, (shell, k) => ask(shell, k % 4 < 2 ? 'mia' : 'gil', approve, round));
      expect([count(handled, 'approved'), count(handled, 'may_not_approve')]).toEqual([1, 19]);
      const journal = await readJournal(first.db.read, first.workspace, of);
      expect(journal.map((e) => e.event.kind)).toEqual(['logged', 'asked', 'approved']);
      const entries = await first.db.read.query('SELECT state FROM ledger_entry WHERE "case" = $1', [of]);
      expect(entries).toEqual([{ state: 'reserved' }]);
    }
    expect(await wrongIn(first)).toEqual([]);
  }, 600_000);

  it('40 times 20 EUR by Ana, each on a case of its own, done at once and summed meanwhile: her day of 600 EUR holds', async () => {
    const shells = await processes(2, 10);
    const [first] = shells;
    if (first === undefined) return;
    for (let round = 0; round < ROUNDS; round += 1) {
      const cases = await turns(shells, 40, (shell) => fresh(shell, round));
      const busy = new Set(cases);
      const giveAndResolve = async (shell: Shell, of: CaseId): Promise<Handled> => {
        const given = await ask(shell, 'ana', gives([refund(20)], 'no hot water', of), round);
        const done = given.ok && given.said.kind === 'given' ? given.said.actions : [];
        await ask(shell, 'ana', resolves({ done, case: of }), round);
        busy.delete(of);
        return given;
      };
      const sums = async (shell: Shell): Promise<void> => {
        while (busy.size > 0) await sumLedger({ ...shell, now: () => roundAt(round) });
      };
      const all = turns(shells, cases.length, (shell, n) => giveAndResolve(shell, cases[n] ?? caseId.parse('R-0')));
      const [handled] = await Promise.all([all, ...shells.map(sums)]);
      expect([count(handled, 'given'), count(handled, 'asked')]).toEqual([30, 10]);
      while (await sumLedger({ ...first, now: () => roundAt(round) }));
      const [left] = await first.db.read.query(
        `SELECT sum(cost_minor)::int AS given, count(*) FILTER (WHERE summed_on IS NULL)::int AS single
         FROM ledger_entry WHERE state = 'committed' AND at = $1`,
        [roundAt(round)],
      );
      expect(left).toEqual({ given: 60_000, single: 0 });
    }
    expect(await wrongIn(first)).toEqual([]);
  }, 600_000);

  it('the same delivery ten times at once is done once and answered alike', async () => {
    const shells = await processes(2, 10);
    const [first] = shells;
    if (first === undefined) return;
    const of = await fresh(first, 0);
    const handled = await turns(shells, 10, (shell) =>
      untilJudged(shell, { key: 'one delivery', by: id('ana'), command: gives([refund(40)], null, of), at: NOON }),
    );
    expect(new Set(handled.map((h) => JSON.stringify(h.ok && h.said))).size).toBe(1);
    expect(await first.db.read.query('SELECT id FROM ledger_entry')).toHaveLength(1);
  });

  it(`a process killed in between, ${KILLS} times: nothing is half done, and what was answered stays`, async () => {
    const [shell] = await processes(1, 4);
    if (shell === undefined) return;
    for (let round = 0; round < KILLS; round += 1) {
      const of = await fresh(shell, round);
      const args = [`${url}?application_name=${CHILD}`, String(round), of, roundAt(round).toISOString()];
      const said = await runAndKill(args, 3 + ((round * 17) % 40));
      await lastOfItIsOver(shell);
      expect(await wrongIn(shell)).toEqual([]);
      for (const [key, outcome] of said) {
        // a refusal is not remembered: it would be judged anew
        if (outcome === 'no') continue;
        const again = await handle(shell, {
          key,
          by: id('ana'),
          command: gives([refund(1)], null, of),
          at: roundAt(round),
        });
        // a decision that comes again is told who decided and how
        expect(again.ok ? again.said.kind : again.no.kind === 'may_not_approve' && again.no.decided?.how).toBe(outcome);
      }
      expect(await wrongIn(shell)).toEqual([]);
    }
  }, 600_000);
});

/** As the inbox does it: a delivery that lost every race of its transaction is tried again, under the same key. */
async function untilJudged(shell: Shell, asked: AskedCommand): Promise<Handled> {
  for (;;) {
    try {
      return await handle(shell, asked);
    } catch (error) {
      if (sqlState(error) !== '40001') throw error;
    }
  }
}

/** Both ways, as a person would link them; there is no command for it yet. */
async function link(shell: Shell, a: CaseId, b: CaseId): Promise<void> {
  for (const [of, to] of [
    [a, b],
    [b, a],
  ]) {
    await shell.db.read.query(
      `UPDATE recovery_case SET linked = ARRAY[$2::text], doc = jsonb_set(doc, '{linked}', to_jsonb(ARRAY[$2::text])) WHERE id = $1`,
      [of, to],
    );
  }
}

/** Lets a process work until it has begun so many commands, kills it there, and gives what it had answered by then. */
async function runAndKill(args: readonly string[], begun: number): Promise<ReadonlyMap<string, string>> {
  const file = path.join(import.meta.dirname, 'race-child.ts');
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (bytes) => errors.push(String(bytes)));
  const gone = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, signal) => resolve(signal)));
  const said = new Map<string, string>();
  let begins = 0;
  for await (const line of readline.createInterface({ input: child.stdout })) {
    const [, word, key = '', outcome = ''] = /^(begin|done) (round \d+:\d+) ?(.*)$/.exec(line) ?? [];
    if (word === 'done') said.set(key, outcome);
    if (word === 'begin' && (begins += 1) === begun) child.kill('SIGKILL');
  }
  expect([await gone, errors.join('')]).toEqual(['SIGKILL', '']);
  return said;
}

/** A commit that was on its way when the process died may still arrive; the server knows when it has heard everything. */
async function lastOfItIsOver(shell: Shell): Promise<void> {
  const alive =
    'SELECT pg_sleep(0.005) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database() LIMIT 1';
  while ((await shell.db.read.query(alive, [CHILD])).length > 0);
}

/** Whatever does not add up in the whole database, in words. */
async function wrongIn(shell: Shell): Promise<string[]> {
  const rows = await shell.db.read.query<{ wrong: string }>(`
    WITH action AS (
      SELECT c.id AS "case", a->>'id' AS id, a->>'status' AS status, (a#>>'{cost,minor,v}')::bigint AS cost
      FROM recovery_case c, jsonb_array_elements(c.doc->'actions') a),
    held AS (
      SELECT "case", sum(cost) FILTER (WHERE status = 'authorised') AS reserved,
        sum(cost) FILTER (WHERE status = 'done') AS committed FROM action GROUP BY 1),
    booked AS (
      SELECT "case", sum(cost_minor) FILTER (WHERE state = 'reserved') AS reserved,
        sum(cost_minor) FILTER (WHERE state = 'committed') AS committed FROM ledger_entry
      WHERE "case" IN (SELECT id FROM recovery_case) GROUP BY 1),
    own AS (
      SELECT e."case", sum(l.cost_minor) AS given FROM journal_entry e, jsonb_array_elements(e.body->'entries') x
      JOIN ledger_entry l ON l.id = x->>'id' WHERE e.kind = 'given' AND l.state <> 'released' GROUP BY 1)
    SELECT 'sums of ' || coalesce(h."case", b."case") AS wrong FROM held h FULL JOIN booked b ON b."case" = h."case"
      WHERE coalesce(h.reserved, 0) <> coalesce(b.reserved, 0) OR coalesce(h.committed, 0) <> coalesce(b.committed, 0)
    UNION ALL SELECT 'over the limit: ' || "case" || ' ' || given FROM own WHERE given > 25000
    UNION ALL SELECT 'journal of ' || c.id FROM recovery_case c WHERE c.events <>
      (SELECT count(*) FROM journal_entry e WHERE e."case" = c.id) OR c.events <> c.version
    UNION ALL SELECT 'entry without a journal: ' || l.id FROM ledger_entry l WHERE NOT EXISTS
      (SELECT FROM journal_entry e WHERE e."case" = l."case" AND e.body @> jsonb_build_object('entries', jsonb_build_array(jsonb_build_object('id', l.id))))
      AND NOT EXISTS (SELECT FROM journal_entry e WHERE e."case" = l."case" AND e.body#>'{stands,entries}' @> jsonb_build_array(jsonb_build_object('id', l.id)))
    UNION ALL SELECT 'card of ' || c.id FROM recovery_case c WHERE NOT EXISTS
      (SELECT FROM message WHERE subject = 'case:' || c.id AND wanted = c.version)`);
  const cases = await shell.db.read.query<{ id: string; head_hash: string }>('SELECT id, head_hash FROM recovery_case');
  const chains = await Promise.all(cases.map((c) => brokenChain(shell, caseId.parse(c.id), c.head_hash)));
  return [...rows.map((r) => r.wrong), ...chains.flat()];
}

async function brokenChain(shell: Shell, of: CaseId, head: string): Promise<string[]> {
  let last = '';
  for (const entry of await readJournal(shell.db.read, shell.workspace, of)) {
    if (entry.prevHash !== last || !isAsWritten(last, entry)) return [`chain of ${of} at ${entry.kind}`];
    last = entry.hash;
  }
  return last === head ? [] : [`head of ${of}`];
}

/** Two processes give on two cases of one complaint while a third asks for them to be merged and taken apart: on a real PostgreSQL only. */
import { afterEach, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Handled } from '../../src/app/handled.ts';
import type { Shell } from '../../src/app/shell.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { casesApprovedBy, ledgerOfCase, readCase } from '../../src/db/case/reading.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { AURORA, gives, id, logs, MIA, NOON, refund } from '../core/case/build.ts';
import { raceShell, type RaceShell } from './race-shell.ts';

describeOnServer('merging while others give', (server) => {
  const open: { readonly db: Database; readonly shell: RaceShell }[] = [];
  let keys = 0;
  afterEach(async () => {
    for (const { db, shell } of open.splice(0)) {
      await shell.stop();
      await db.close();
    }
  });
  async function processes(count: number): Promise<readonly Shell[]> {
    const url = await server.emptyUrl();
    for (let n = 0; n < count; n += 1) {
      const db = await openDatabase({ url, log: quietLog, connections: 8, migrations: n === 0 });
      if (n === 0) await syncWorkspace(db, AURORA);
      open.push({ db, shell: await raceShell(db) });
    }
    return open.map(({ shell }) => shell);
  }
  const ask = (shell: Shell, by: string, command: Command): Promise<Handled> =>
    handle(shell, { key: `key ${(keys += 1)}`, by: id(by), command, at: NOON });
  const logged = async (shell: Shell): Promise<NonNullable<Handled['case']>> => {
    const { case: c } = await ask(shell, 'ana', logs('no hot water', { customer: 'K-1' }));
    if (c === null) throw new Error('nothing was logged');
    return c;
  };

  it('never gives more than the limit of the matter, and loses nothing', async () => {
    const [one, other] = await processes(2);
    if (one === undefined || other === undefined) throw new Error('no process');
    const [ends, stays] = [(await logged(one)).id, (await logged(one)).id];
    const merge: Command = { kind: 'merge', case: ends, into: stays, because: null };
    const undo: Command = { kind: 'undo', case: ends };
    const round = (many: number): Promise<readonly Handled[]> =>
      Promise.all(
        Array.from({ length: many }, (_, n) => {
          const shell = n % 2 === 0 ? one : other;
          if (n % 10 === 4) return ask(shell, 'mia', merge);
          if (n % 10 === 9) return ask(shell, 'mia', undo);
          return ask(shell, 'ana', gives([refund(10)], null, n % 3 === 0 ? ends : stays));
        }),
      );
    // within the limit nothing waits for a yes, so that nothing keeps them from being merged
    const within = await round(20);
    expect(within.filter((h) => h.ok && h.said.kind === 'merged').length).toBeGreaterThan(0);
    const handled = [...within, ...(await round(40))];
    const { read } = one.db;
    const entries = [
      ...(await ledgerOfCase(read, one.workspace, ends)),
      ...(await ledgerOfCase(read, one.workspace, stays)),
    ];
    const sum = entries.reduce((all, { cost }) => all + cost.minor, 0n);
    expect(sum).toBe(BigInt(handled.filter((h) => h.ok && h.said.kind === 'given').length) * 1_000n);
    expect(sum).toBeLessThanOrEqual(25_000n);
    const cases = [await readCase(read, one.workspace, ends), await readCase(read, one.workspace, stays)];
    const kept = cases.flatMap((c) => (c?.actions ?? []).flatMap((a) => a.entries));
    expect(new Set(kept)).toEqual(new Set(entries.map((e) => e.id)));
    expect(kept).toHaveLength(entries.length);
  });

  it('what somebody approved on a case that was merged counts for their cap, once', async () => {
    const [shell] = await processes(1);
    if (shell === undefined) throw new Error('no process');
    const [ends, stays] = [(await logged(shell)).id, (await logged(shell)).id];
    await ask(shell, 'ana', gives([refund(400)], 'nobody slept', ends));
    await ask(shell, 'mia', { kind: 'approve', case: ends, request: null, digest: null });
    await ask(shell, 'ana', { kind: 'merge', case: ends, into: stays, because: null });
    const found = await casesApprovedBy(shell.db.read, shell.workspace, MIA.id, new Date(NOON.getTime() - 1));
    expect(found.flatMap((c) => c.requests.map((r) => [c.id, r.status]))).toEqual([[stays, 'approved']]);
  });
});

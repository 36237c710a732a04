import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import { rememberedReply } from '../../../src/db/case/remembered.ts';
import { loadForCommand } from '../../../src/db/case/load-command.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { makeLanes } from '../../../src/db/engine/lanes.ts';
import { serialisable, sqlState, type Tx } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase, describeOnServer } from '../../database.ts';
import { AURORA, entry, openCase, opening, scope, workspace } from '../build.ts';

const raise = (code: string): string => `DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${code}'; END $$`;

describeEachDatabase('a serialisable transaction', (open) => {
  const opened = open;
  it('lets the next one ask before what follows from it is done, and that is done before it is through', async () => {
    const database = await opened();
    const story: string[] = [];
    const one = async (name: string): Promise<void> => {
      const work = async (tx: Tx): Promise<void> => {
        story.push(`${name} asks`);
        await tx.query('SELECT 1');
        tx.afterCommit(() => story.push(`what follows from ${name}`));
      };
      await serialisable(database, work, { inTurn: true });
      story.push(`${name} is through`);
    };
    await Promise.all(['first', 'second'].map(one));
    expect(story).toEqual([
      'first asks',
      'second asks',
      'what follows from first',
      'first is through',
      'what follows from second',
      'second is through',
    ]);
  });

  it('is repeated whole on a lost race, and its first try leaves nothing', async () => {
    const database = await opened();
    for (const code of ['40001', '40P01', '53200']) {
      let rounds = 0;
      await serialisable(database, async (tx) => {
        rounds += 1;
        await tx.query('INSERT INTO workspace (workspace, name) VALUES ($1, $2)', [`w${code}`.toLowerCase(), 'x']);
        if (rounds < 3) await tx.query(raise(code));
      });
      expect(rounds).toBe(3);
    }
    expect(await database.read.query('SELECT 1 FROM workspace')).toHaveLength(3);

    // gives up, and says what the database said
    let tries = 0;
    const lost = serialisable(database, async (tx) => {
      tries += 1;
      await tx.query(raise('40001'));
    });
    expect(sqlState(await lost.catch((error: unknown) => error))).toBe('40001');
    expect(tries).toBe(8);

    // does not repeat what no repeating can mend
    tries = 0;
    const broken = serialisable(database, async (tx) => {
      tries += 1;
      await tx.query("INSERT INTO workspace (workspace, name) VALUES ('w40001', 'x')");
    });
    expect(sqlState(await broken.catch((error: unknown) => error))).toBe('23505');
    expect(tries).toBe(1);

    // an error that was caught inside has undone everything, so it comes out
    const swallowed = serialisable(database, async (tx) => {
      await tx.query("INSERT INTO workspace (workspace, name) VALUES ('swallowed', 'x')");
      await tx.query('SELECT 1 / 0').catch(() => 'never mind');
      return 'fine';
    });
    expect(sqlState(await swallowed.catch((error: unknown) => error))).toBe('22012');
    expect(await database.read.query("SELECT 1 FROM workspace WHERE workspace = 'swallowed'")).toEqual([]);

    // a statement that nobody waited for does not slip into somebody else's transaction
    let escaped: Tx | undefined;
    await serialisable(database, async (tx) => {
      escaped = tx;
      return tx.query('SELECT 1');
    });
    await expect(escaped!.query('SELECT 1')).rejects.toThrow('the transaction is over');

    // the connection is given back: the only one of the embedded database still answers
    await expect(
      database.read.query<{ level: string }>("SELECT current_setting('transaction_isolation') AS level"),
    ).resolves.toEqual([{ level: 'read committed' }]);
  });
});

describeOnServer('fifty at once over separate connections', (server) => {
  const LIMIT = 40_000n;
  /** What a command does: look at the customer's ledger, and give 40 EUR if the limit allows. */
  const give = (database: Database, n: number, lane: boolean): Promise<boolean> =>
    serialisable(
      database,
      async (tx) => {
        const of = openCase(n, { customer: { reference: 'one customer', key: 'one customer' } });
        const loaded = await loadForCommand(
          tx,
          makeDirectory(AURORA),
          scope({ case: of.id, customer: 'one customer', teamSince: null }),
        );
        const used = loaded.ledger.reduce((sum, { cost }) => sum + cost.minor, 0n);
        if (used + 4_000n > LIMIT) return false;
        await saveCommand(
          tx,
          opening(of, { entries: [entry(`n${n}`, of)], answer: { key: `k${n}`, at: of.receivedAt, reply: 'given' } }),
        );
        return true;
      },
      { tries: 60, ...(lane && { lanes: [AURORA] }) },
    );
  const spent = async (database: Database): Promise<string | null> => {
    const [row] = await database.read.query<{ sum: string | null }>(
      'SELECT sum(cost_minor)::text AS sum FROM ledger_entry',
    );
    return row!.sum;
  };

  it('never spend more than the limit, and all of it: exactly ten of fifty on fifty different cases win', async () => {
    const database = await server.open(50);
    await syncWorkspace(database, workspace());
    // a few at a time: a busy server takes longer to open fifty than anybody is let wait for one
    for (let open = 10; open <= 50; open += 10)
      await Promise.all(Array.from({ length: open }, () => database.read.query('SELECT pg_sleep(0.05)')));
    const given = await Promise.all(Array.from({ length: 50 }, (_none, n) => give(database, n + 1, false)));
    expect(given.filter(Boolean)).toHaveLength(10);
    expect(await spent(database)).toBe('40000');
  });

  it('do so from two processes, each with its own lanes', async () => {
    const one = await server.open(10);
    const two = await server.openAgain(10);
    await syncWorkspace(one, workspace());
    const given = await Promise.all(
      Array.from({ length: 50 }, (_none, n) => give(n % 2 === 0 ? one : two, n + 1, true)),
    );
    expect(given.filter(Boolean)).toHaveLength(10);
    expect(await spent(two)).toBe('40000');
  });

  it('need the eight tries only where nobody waits for anybody: in one lane none is lost', async () => {
    const database = await server.open(10);
    await syncWorkspace(database, workspace());
    let rounds = 0;
    const work = async (tx: Tx): Promise<void> => {
      rounds += 1;
      const [row] = await tx.query<{ directory: number }>('SELECT directory FROM workspace WHERE workspace = $1', [
        AURORA,
      ]);
      await tx.query('UPDATE workspace SET directory = $2 WHERE workspace = $1', [AURORA, row!.directory + 1]);
    };
    await Promise.all(Array.from({ length: 30 }, () => serialisable(database, work, { lanes: [AURORA] })));
    expect(rounds).toBe(30);
  });

  it('keep nothing of a command whose connection is cut before the commit, and carry it out when it comes again', async () => {
    const database = await server.open(2);
    await syncWorkspace(database, workspace());
    const of = openCase(1);
    const answer = { key: 'again', at: of.receivedAt, reply: 'opened' };
    const command = async (tx: Tx, cut: boolean): Promise<unknown> => {
      const remembered = await rememberedReply(tx, AURORA, 'again');
      if (remembered !== undefined) return `remembered: ${JSON.stringify(remembered)}`;
      await saveCommand(tx, opening(of, { answer, entries: [entry('cut', of)] }));
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (cut) await database.pool.query('SELECT pg_terminate_backend($1)', [row!.pid]);
      return 'opened';
    };
    await expect(serialisable(database, (tx) => command(tx, true))).rejects.toThrow(/terminat|Connection|ECONNRESET/i);
    await database.ping();
    expect(await spent(database)).toBeNull();
    expect(await serialisable(database, (tx) => command(tx, false))).toBe('opened');
    expect(await serialisable(database, (tx) => command(tx, false))).toBe('remembered: "opened"');
    expect(await spent(database)).toBe('4000');
  });
});

describe('lanes', () => {
  it('let one go after the other in the order they came, also after one that failed', async () => {
    const lanes = makeLanes();
    const order: string[] = [];
    const step = (name: string, fails = false): Promise<string> =>
      lanes.through(['a'], async () => {
        order.push(`${name} in`);
        await Promise.resolve();
        order.push(`${name} out`);
        if (fails) throw new Error(name);
        return name;
      });
    const all = await Promise.allSettled([step('1'), step('2', true), step('3')]);
    expect(order).toEqual(['1 in', '1 out', '2 in', '2 out', '3 in', '3 out']);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('let those go side by side that share none, and nobody who shares one with each of two wait for ever', async () => {
    const lanes = makeLanes();
    const order: string[] = [];
    let open: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (open = resolve));
    const one = lanes.through(['case 1', 'ana'], async () => {
      await held;
      order.push('1');
    });
    const both = lanes.through(['bob', 'ana'], async () => void order.push('both'));
    const two = lanes.through(['case 2'], async () => void order.push('2'));
    const after = lanes.through(['bob'], async () => void order.push('after'));
    await two;
    expect(order).toEqual(['2']);
    open();
    await Promise.all([one, both, after]);
    expect(order).toEqual(['2', '1', 'both', 'after']);
  });
});

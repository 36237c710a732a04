import { beforeAll, expect, it } from 'vitest';
import { caseId, thingId, workspaceId } from '../../src/core/base/ids.ts';
import { money } from '../../src/core/base/money.ts';
import type { Database } from '../../src/db/engine/client.ts';
import type { CommandScope, LoadedForCommand, Saved, SaveCommand } from '../../src/db/case/command-rows.ts';
import { rememberedReply } from '../../src/db/case/remembered.ts';
import { joinIdentities } from '../../src/db/case/identities.ts';
import { loadForCommand } from '../../src/db/case/load-command.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { ledgerOfCase, readCase, readJournal, searchCases } from '../../src/db/case/reading.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { saveCommand } from '../../src/db/case/save-command.ts';
import { serialisable } from '../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../database.ts';
import {
  ANA,
  AURORA,
  changing,
  complaint,
  DESK,
  entry,
  later,
  MIA,
  NOON,
  openCase,
  opening,
  scope,
  workspace,
} from './build.ts';

describeEachDatabase('a command in the database', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await syncWorkspace(database, workspace());
  });
  const directory = makeDirectory(AURORA);
  let numbered = 9_000;
  const load = (of: Partial<CommandScope>): Promise<LoadedForCommand> =>
    serialisable(database, (tx) => loadForCommand(tx, directory, scope(of)));
  const remembered = (key: string): Promise<unknown> => rememberedReply(database.read, AURORA, key);
  const save = (command: SaveCommand): Promise<Saved> => serialisable(database, (tx) => saveCommand(tx, command));
  const ids = (loaded: LoadedForCommand): string[] => loaded.ledger.map(({ id }) => id);

  it('gives back the case, the people, the ledger and the end of the journal as they were saved', async () => {
    const of = openCase(1, {
      facts: new Map<string, bigint | boolean>([
        ['nights', 2n ** 70n],
        ['vip', true],
      ]),
    });
    const paid = entry('all1', of, {
      cost: money(2n ** 60n, 'EUR'),
      original: money(7n, 'USD'),
      rate: { value: '1.19', asOf: later(-600) },
      settles: { rule: 'delay', passenger: 'p1' },
    });
    await save(opening(of, { entries: [paid], nextLookAt: later(5) }));

    const loaded = await load({ case: of.id });
    expect(loaded.case).toEqual(of);
    expect(loaded.ledger).toEqual([paid]);
    expect(loaded.ledgerSeq).toBeGreaterThan(0n);
    expect(loaded.head).toEqual({ seq: 1, hash: opening(of).events[0]!.hash });
    expect(loaded.member).toEqual(workspace().members[0]);
    expect({ members: loaded.members, teams: loaded.teams }).toEqual({
      members: workspace().members,
      teams: workspace().teams,
    });
  });

  it('finds nothing for a case that is not there, and nobody for a stranger', async () => {
    const loaded = await load({ case: caseId.parse('R-999999'), member: null, teamSince: null });
    expect(loaded).toMatchObject({ case: null, head: { seq: 0, hash: '' }, member: null, ledger: [], ledgerSeq: 0n });
  });

  it('remembers the answer of a delivery, whatever it is', async () => {
    await save(opening(openCase(2), { answer: { key: 'slack:a', at: NOON, reply: null } }));
    await save(opening(openCase(3), { answer: { key: 'slack:b', at: NOON, reply: { ok: true, say: ['done'] } } }));
    expect(await remembered('slack:a')).toBeNull();
    expect(await remembered('slack:b')).toEqual({ ok: true, say: ['done'] });
    expect(await remembered('slack:c')).toBeUndefined();
  });

  it('carries one delivery out once, however many times it comes at once', async () => {
    const deliver = async (): Promise<unknown> => {
      const of = openCase((numbered += 1), { customer: { reference: 'ten', key: 'ten' } });
      let tries = 0;
      return serialisable(database, async (tx) => {
        await loadForCommand(tx, directory, scope());
        // looked for only where a race was lost: to insert it a second time loses one
        if ((tries += 1) > 1) {
          const earlier = await rememberedReply(tx, AURORA, 'slack:ten');
          if (earlier !== undefined) return earlier;
        }
        const answer = { key: 'slack:ten', at: NOON, reply: of.id };
        await saveCommand(tx, opening(of, { answer, entries: [entry(of.id, of)] }));
        return of.id;
      });
    };
    const answers = await Promise.all(Array.from({ length: 8 }, deliver));
    expect(new Set(answers).size).toBe(1);
    expect(await searchCases(database.read, AURORA, { words: 'ten', keyOf: () => null }, 10)).toHaveLength(1);
  });

  it('leaves nothing, not even the answer, when it is cut short before the commit', async () => {
    const cut = serialisable(database, async (tx) => {
      await saveCommand(tx, opening(openCase(11), { answer: { key: 'slack:cut', at: NOON, reply: 'opened' } }));
      throw new Error('killed');
    });
    await expect(cut).rejects.toThrow('killed');
    expect(await load({ case: caseId.parse('R-11') })).toMatchObject({ case: null });
    expect(await remembered('slack:cut')).toBeUndefined();
  });

  it('refuses to save over a version that somebody else has saved meanwhile', async () => {
    const of = openCase(20);
    await save(opening(of));
    const { head } = await load({ case: of.id });
    await save(changing(of, head));
    const stale = serialisable(database, (tx) => saveCommand(tx, changing(of, { seq: 7, hash: 'x' })), { tries: 2 });
    await expect(stale).rejects.toThrow('R-20 is no longer version 1');
    expect((await readCase(database.read, AURORA, of.id))?.version).toBe(2);
  });

  it('tries again from the loading when the version was changed', async () => {
    const of = openCase(21);
    await save(opening(of));
    let rounds = 0;
    await serialisable(database, async (tx) => {
      rounds += 1;
      const loaded = await loadForCommand(tx, directory, scope({ case: of.id }));
      const before = rounds === 1 ? 0 : loaded.case!.version;
      await saveCommand(tx, changing(loaded.case!, loaded.head, { before }));
    });
    expect(rounds).toBe(2);
    expect(await readJournal(database.read, AURORA, of.id)).toHaveLength(2);
  });

  it('settles a reservation once, and takes a second time for a bug', async () => {
    const of = openCase(30);
    const reserved = entry('s30', of);
    await save(opening(of, { entries: [reserved] }));
    const commit = { settled: [{ id: reserved.id, state: 'committed' as const }] };
    const once = await load({ case: of.id });
    await save(changing(of, once.head, commit));
    const twice = await load({ case: of.id });
    await expect(
      save(changing(twice.case!, twice.head, { settled: [{ id: reserved.id, state: 'released' }] })),
    ).rejects.toThrow('R-30: 1 ledger entries to settle, 0 were reserved');
    expect((await ledgerOfCase(database.read, AURORA, of.id)).map(({ state }) => state)).toEqual(['committed']);
  });

  it('raises the wanted version of a card with every change, and never lowers it', async () => {
    const of = openCase(40);
    const subject = { kind: 'case', case: caseId.parse('R-40') } as const;
    const card = { subject, platform: 'slack' as const, dest: { kind: 'channel' }, key: 'first', wanted: 3 };
    await save(opening(of, { messages: [card] }));
    const { head } = await load({ case: of.id });
    await save(changing(of, head, { messages: [{ ...card, wanted: 2, key: 'second', dest: { to: 'other' } }] }));
    const rows = await database.read.query('SELECT wanted, key, dest FROM message WHERE subject = $1', ['case:R-40']);
    expect(rows).toEqual([{ wanted: 4, key: 'first', dest: { kind: 'channel' } }]);
  });

  it('stores texts with characters that PostgreSQL refuses, without them', async () => {
    const of = openCase(50, { complaints: [complaint('a\u0000b \ud800 \\u0000 "quoted" 🧳')] });
    await save(opening(of));
    expect((await readCase(database.read, AURORA, of.id))?.complaints[0]?.text).toBe('ab \ufffd \\u0000 "quoted" 🧳');
  });

  it('draws case numbers that nobody else gets', async () => {
    const drawn = await Promise.all(Array.from({ length: 20 }, async () => (await load({ draw: true })).number));
    expect(new Set(drawn).size).toBe(20);
    expect(drawn.every((number) => /^R-1\d{3}$/.test(number ?? ''))).toBe(true);
    expect((await load({})).number).toBeNull();
  });

  it('loads what may count in each scope: case, linked cases, customer, member and team from their instants on', async () => {
    const other = { team: workspace().teams[0]!.id };
    const mine = openCase(60, {
      customer: { reference: 'c60', key: 'c60' },
      linked: [caseId.parse('R-61')],
      owner: MIA,
    });
    const linked = openCase(61, { customer: { reference: 'c61', key: 'c61' } });
    const same = openCase(62, { customer: { reference: 'c60', key: 'c60' } });
    const old = { at: later(-10_000), member: MIA, team: DESK };
    await save(opening(linked, { entries: [entry('linked', linked, old)] }));
    await save(
      opening(same, { entries: [entry('before', same, old), entry('since', same, { ...old, at: later(-10) })] }),
    );
    await save(
      opening(mine, { entries: [entry('own', mine, old), entry('byana', mine, { ...other, at: later(-9_000) })] }),
    );

    const none = { customerSince: null, memberSince: null, teamSince: null };
    expect(ids(await load({ ...none, case: mine.id }))).toEqual(['led_of_linked', 'led_of_own', 'led_of_byana']);
    expect(ids(await load({ ...none, case: mine.id, customerSince: later(-10) }))).toEqual([
      'led_of_linked',
      'led_of_since',
      'led_of_own',
      'led_of_byana',
    ]);
    expect(ids(await load({ ...none, customer: 'c60', customerSince: later(-10_000) }))).toEqual([
      'led_of_before',
      'led_of_since',
      'led_of_own',
      'led_of_byana',
    ]);
    expect(ids(await load({ ...none, member: MIA, memberSince: later(-11) }))).toEqual(['led_of_since']);
    expect(ids(await load({ ...none, member: ANA, teamSince: later(-11) }))).toContain('led_of_since');
    expect(ids(await load({ ...none, member: null, team: DESK, teamSince: later(-9) }))).not.toContain('led_of_since');
  });

  it('counts what was given under another name on a case that is of the customer now, as long as it counts', async () => {
    const customer = { reference: 'c63', key: 'c63' };
    const renamed = openCase(63, { customer, receivedAt: later(-60) });
    await save(opening(renamed, { entries: [entry('renamed', renamed, { customer: 'c62', at: later(-60) })] }));
    const mine = openCase(64, { customer });
    await save(opening(mine));
    const since = async (minutes: number): Promise<readonly (string | null)[]> => {
      const none = { customerSince: null, memberSince: null, teamSince: null, notGivenSince: null };
      const loaded = await load({ ...none, case: mine.id, customerSince: later(minutes) });
      return loaded.ledger.map(({ customer: whose }) => whose);
    };

    expect(await since(-60)).toEqual(['c63']);
    expect(await since(-59)).toEqual([]);
  });

  it('counts what the customer goes by whom the command names', async () => {
    const none = await load({ customer: 'c68' });
    await serialisable(database, (tx) => joinIdentities(tx, AURORA, ['c68', 'c69'], 'cus_0001'));
    await serialisable(database, (tx) => joinIdentities(tx, AURORA, ['c69', 'c70'], 'cus_0002'));
    const all = await load({ customer: 'c68' });
    expect([none.namedIdentities, all.namedIdentities]).toEqual([0, 3]);
  });

  it('offers the open cases of the customer, and what failed alike lately', async () => {
    const customer = { reference: 'c65', key: 'c65' };
    const mine = openCase(65, { customer });
    const open = openCase(66, { customer, receivedAt: later(-9_000) });
    const closed = openCase(67, { customer, receivedAt: later(-60), status: 'closed', resolvedAt: later(-60) });
    for (const one of [mine, open, closed]) await save(opening(one));
    const like = async (minutes: number): Promise<readonly string[]> =>
      (await load({ case: mine.id, likeSince: later(minutes) })).like.map(({ id }) => id);

    expect(await like(-61)).toEqual(['R-67', 'R-66']);
    expect(await like(-60)).toEqual(['R-66']);
  });

  it('knows things by their workspace: the same ids elsewhere are not seen', async () => {
    const elsewhere = openCase(70, { workspace: workspace().id });
    await save(opening(elsewhere, { entries: [entry('w70', elsewhere)] }));
    const foreign = await serialisable(database, (tx) =>
      loadForCommand(
        tx,
        makeDirectory(workspaceId.parse('borealis')),
        scope({ case: elsewhere.id, customer: 'room 412' }),
      ),
    );
    expect(foreign).toMatchObject({ case: null, member: null, members: [], teams: [], ledger: [] });
    expect(thingId.safeParse('led_of_w70').success).toBe(true);
  });
});

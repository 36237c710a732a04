/** Who owns a case when several say so at once, in two processes: on a real PostgreSQL only. */
import { afterEach, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { AskedCommand, Handled } from '../../src/app/handled.ts';
import type { Shell } from '../../src/app/shell.ts';
import type { CaseId } from '../../src/core/base/ids.ts';
import type { Workspace } from '../../src/core/base/members.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { sqlState } from '../../src/db/engine/serialisable.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { whatIsDue } from '../../src/db/work/due.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { after, ANA, AURORA, BOB, DESK, gives, hours, HOTEL, id, logs, NOON, refund } from '../core/case/build.ts';
import { raceShell, type RaceShell } from './race-shell.ts';

const ROUNDS = process.env['AMENDS_LONG'] === '1' ? 100 : 5;

describeOnServer('owners in races', (server) => {
  const open: { readonly db: Database; readonly shell: RaceShell }[] = [];
  let keys = 0;
  afterEach(async () => {
    for (const { db, shell } of open.splice(0)) {
      await shell.stop();
      await db.close();
    }
  });

  async function twoProcesses(): Promise<readonly [Shell, Shell]> {
    const url = await server.emptyUrl();
    const shells: Shell[] = [];
    for (const n of [0, 1]) {
      const db = await openDatabase({ url, log: quietLog, connections: 4, migrations: n === 0 });
      if (n === 0) await people(db, AURORA);
      const shell = await raceShell(db);
      open.push({ db, shell });
      shells.push(shell);
    }
    const [one, two] = shells;
    if (one === undefined || two === undefined) throw new Error('no process');
    return [one, two];
  }
  const people = (db: Database, workspace: Workspace): Promise<number> =>
    syncWorkspace(db, workspace, { policy: HOTEL.version, at: NOON });
  const withoutPeople = (...gone: readonly string[]): Workspace => ({
    ...AURORA,
    members: AURORA.members.filter((m) => !gone.includes(m.id)),
  });
  const ask = async (shell: Shell, by: string | null, command: Command, at = NOON): Promise<Handled> => {
    const asked: AskedCommand = { key: `key ${(keys += 1)}`, by: by === null ? null : id(by), command, at };
    for (;;) {
      try {
        return await handle(shell, asked);
      } catch (error) {
        if (sqlState(error) !== '40001') throw error;
      }
    }
  };
  const fresh = async (shell: Shell): Promise<CaseId> => {
    const logged = await ask(shell, 'ana', logs('no hot water', { customer: `guest ${(keys += 1)}` }));
    if (logged.case === null) throw new Error('nothing was logged');
    return logged.case.id;
  };
  const stored = async (shell: Shell, of: CaseId): Promise<RecoveryCase> => {
    const c = await readCase(shell.db.read, shell.workspace, of);
    if (c === null) throw new Error(`no ${of}`);
    return c;
  };
  const outcomes = (handled: readonly Handled[]): string[] => handled.map((h) => (h.ok ? h.said.kind : h.no.kind));
  const accept = (of: CaseId): Command => ({ kind: 'accept_handover', case: of, handover: null });

  it('two who accept one offer at once: one has it, the other is told who', async () => {
    const [one, two] = await twoProcesses();
    for (let round = 0; round < ROUNDS; round += 1) {
      const of = await fresh(one);
      await ask(one, 'ana', {
        kind: 'hand_over',
        case: of,
        to: { kind: 'team', team: DESK },
        because: 'they ring at five',
      });
      const handled = await Promise.all([ask(one, 'bob', accept(of)), ask(two, 'pia', accept(of))]);
      expect(outcomes(handled).toSorted()).toEqual(['handover_accepted', 'no_handover']);
      const c = await stored(one, of);
      expect(c.handovers).toBe(1);
      const lost = handled.find((h) => !h.ok);
      expect(lost?.ok === false && lost.no.kind === 'no_handover' && lost.no.owner).toBe(c.owner);
    }
  }, 600_000);

  it('accepted and taken over at once: one of them has it, and the other was told so or comes after', async () => {
    const [one, two] = await twoProcesses();
    for (let round = 0; round < ROUNDS; round += 1) {
      const of = await fresh(one);
      await ask(one, 'ana', {
        kind: 'hand_over',
        case: of,
        to: { kind: 'person', member: BOB.id },
        because: 'at five',
      });
      const take: Command = { kind: 'take', case: of, because: 'it is urgent' };
      const [accepted] = await Promise.all([ask(one, 'bob', accept(of)), ask(two, 'mia', take)]);
      const c = await stored(one, of);
      // a lead takes it from whoever has it by then
      expect(c).toMatchObject({ owner: 'mia', handovers: accepted.ok ? 2 : 1 });
    }
  }, 600_000);

  it('an owner leaves while a promise falls due: the lead has both, and is the one who is reminded', async () => {
    const [one, two] = await twoProcesses();
    for (let round = 0; round < ROUNDS; round += 1) {
      await people(one.db, AURORA);
      const of = await fresh(one);
      const due = after(hours(1));
      await ask(one, 'ana', { kind: 'promise', case: of, text: 'call back', due });
      const look: Command = { kind: 'look_again', case: of };
      await Promise.all([people(two.db, withoutPeople('ana')), ask(one, null, look, due)]);
      // the look may have seen already that she has left
      const asking = { workspace: one.workspace, holder: one.holder, at: due, platforms: [], limit: 100 };
      const isMoved = (await stored(one, of)).owner === 'mia';
      expect(isMoved || (await whatIsDue(one.db.read, asking)).cases.includes(of)).toBe(true);
      await Promise.all([ask(one, null, look, due), ask(two, null, look, due)]);
      const c = await stored(one, of);
      expect(c).toMatchObject({ owner: 'mia', handovers: 1 });
      expect(c.promises[0]).toMatchObject({ by: ANA.id, keeper: 'mia', reminded: 'due' });
      const owned = await one.db.read.query(
        `SELECT 1 FROM journal_entry WHERE "case" = $1 AND kind IN ('owned', 'promise_reminded')`,
        [of],
      );
      expect(owned).toHaveLength(2);
    }
  }, 600_000);

  it('an approver leaves while they say yes: their yes came before, or counts for nothing; somebody else is asked then', async () => {
    const [one, two] = await twoProcesses();
    for (let round = 0; round < ROUNDS; round += 1) {
      await people(one.db, AURORA);
      const of = await fresh(one);
      await ask(one, 'ana', gives([refund(400)], 'nobody slept', of));
      const yes: Command = { kind: 'approve', case: of, request: null, digest: null };
      const [, approved] = await Promise.all([people(two.db, withoutPeople('mia')), ask(one, 'mia', yes)]);
      await ask(two, null, { kind: 'look_again', case: of });
      const c = await stored(one, of);
      const [request] = c.requests;
      const came = [outcomes([approved])[0], request?.status, request?.asked.includes(id('mia'))];
      expect([
        ['approved', 'approved', true],
        ['not_a_member', 'pending', false],
      ]).toContainEqual(came);
    }
  }, 600_000);

  it('an asker leaves while the offer is made to them: whoever owns the case takes it', async () => {
    const [one, two] = await twoProcesses();
    const of = await fresh(one);
    await ask(one, 'ana', gives([refund(400)], 'nobody slept', of));
    const offer = { items: [refund(250)], amount: null, reason: 'one night' };
    await Promise.all([
      people(two.db, withoutPeople('ana')),
      ask(one, 'gil', { kind: 'counter', case: of, request: null, digest: null, ...offer }),
    ]);
    await ask(two, null, { kind: 'look_again', case: of });
    expect(await stored(one, of)).toMatchObject({ owner: 'mia', requests: [{ status: 'countered', passedTo: 'mia' }] });
    expect(outcomes([await ask(one, 'mia', { kind: 'accept_counter', case: of, request: null })])).toEqual([
      'counter_accepted',
    ]);
  }, 600_000);

  it('thousands leave and come: each open case of theirs is due once, and of nobody else', async () => {
    const [one] = await twoProcesses();
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      ...BOB,
      id: id(`temp${n}`),
      name: `Temp ${n}`,
      identities: [],
    }));
    await people(one.db, { ...AURORA, members: [...AURORA.members, ...many] });
    const [theirs, others] = [await fresh(one), await fresh(one)];
    await ask(one, 'ana', {
      kind: 'hand_over',
      case: theirs,
      to: { kind: 'person', member: id('temp7') },
      because: 'at five',
    });
    await ask(one, 'temp7', accept(theirs));
    await people(one.db, AURORA);
    const asking = { workspace: one.workspace, holder: one.holder, at: NOON, platforms: [], limit: 100 };
    expect((await whatIsDue(one.db.read, asking)).cases).toEqual([theirs]);
    await ask(one, null, { kind: 'look_again', case: theirs });
    expect((await stored(one, theirs)).owner).toBe('mia');
    expect((await stored(one, others)).owner).toBe('ana');
  }, 600_000);
});

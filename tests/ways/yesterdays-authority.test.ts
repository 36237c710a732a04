/** Who works here is kept in each process; a change of people in between must leave nobody with what they could do before. */
import { beforeAll, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Handled } from '../../src/app/handled.ts';
import type { Shell } from '../../src/app/shell.ts';
import type { CaseId } from '../../src/core/base/ids.ts';
import type { Member } from '../../src/core/base/members.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { closeLater } from '../closing.ts';
import { ANA, AURORA, BOB, logs, MIA, NOON, refund } from '../core/case/build.ts';
import { describeOnServer } from '../database.ts';
import { raceShell, type RaceShell } from './race-shell.ts';

describeOnServer('a change of people made by another process', (server) => {
  let one: RaceShell;
  let two: RaceShell;
  let n = 0;
  const people = (members: readonly Member[]): Promise<number> => syncWorkspace(one.db, { ...AURORA, members });
  const others = AURORA.members.filter(({ id }) => id !== MIA.id && id !== ANA.id);
  beforeAll(async () => {
    one = await raceShell(await server.open(4));
    two = await raceShell(await server.openAgain(4));
    closeLater(() => one.stop());
    closeLater(() => two.stop());
    await syncWorkspace(one.db, AURORA);
  });
  const ask = (shell: Shell, by: Member, command: Command): Promise<Handled> => {
    const [account] = by.identities;
    return handle(shell, { key: `k${(n += 1)}`, by: by.id, ...(account && { account }), command, at: NOON });
  };
  /** A case of Ana's with a request above her limit, asked in the first process. */
  const asked = async (): Promise<CaseId> => {
    const logged = await ask(one, ANA, logs('no hot water', { customer: `guest ${(n += 1)}` }));
    const id = logged.case?.id;
    if (id === undefined) throw new Error('nothing was logged');
    const given = await ask(one, ANA, { kind: 'give', case: id, items: [refund(400)], because: 'the cold' });
    if (!given.ok || given.said.kind !== 'asked') throw new Error('nothing was asked');
    return id;
  };
  const approve = (id: CaseId): Command => ({ kind: 'approve', case: id, request: null, digest: null });
  const outcome = (handled: Handled): string => (handled.ok ? handled.said.kind : handled.no.kind);

  it('takes an approver’s role away from the next decision on, in a process that knew it', async () => {
    expect(outcome(await ask(two, MIA, approve(await asked())))).toBe('approved');
    const waiting = await asked();
    await people([...others, ANA, { ...MIA, role: 'agent' }]);
    expect(outcome(await ask(two, MIA, approve(waiting)))).toBe('may_not_approve');
    await people(AURORA.members);
    expect(outcome(await ask(two, MIA, approve(waiting)))).toBe('approved');
  });

  it('leaves nothing to somebody who has left', async () => {
    const waiting = await asked();
    await people([...others, ANA]);
    expect(outcome(await ask(two, MIA, approve(waiting)))).toBe('not_a_member');
    await people(AURORA.members);
  });

  it('makes whoever has the account now the one who asks', async () => {
    const waiting = await asked();
    expect(outcome(await ask(two, BOB, approve(waiting)))).toBe('may_not_approve');
    // Mia's account is Bob's from now on
    const swapped = { ...BOB, identities: MIA.identities };
    await people([...others.filter(({ id }) => id !== BOB.id), ANA, swapped, { ...MIA, identities: [] }]);
    expect(outcome(await ask(two, MIA, approve(waiting)))).toBe('may_not_approve');
    await people(AURORA.members);
  });

  it('of any table raises the version that commands compare', async () => {
    const version = async (): Promise<number> => (await two.directory.now(two.db.read)).version;
    const changes = [
      `UPDATE member SET lead = NOT lead WHERE id = 'ana'`,
      `DELETE FROM member_identity WHERE member = 'bob'`,
      `UPDATE team SET name = name || '!' WHERE id = (SELECT min(id) FROM team)`,
      `INSERT INTO absence (workspace, id, member, "from", until, made_by, made_at)
         VALUES ('aurora', 'abs_1', 'mia', now(), now() + interval '1 day', 'mia', now())`,
    ];
    for (const change of changes) {
      const before = await version();
      await one.db.read.query(change);
      expect(await version()).toBe(before + 1);
    }
    const before = await version();
    await one.db.read.query(`UPDATE member SET lead = lead`);
    expect(await version()).toBe(before);
    expect((await two.directory.now(two.db.read)).absences.map(({ member }) => member)).toEqual([MIA.id]);
  });
});

import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import {
  addIdentity,
  chooseRecognition,
  memberByIdentity,
  readWorkspace,
  syncWorkspace,
  workspaceIds,
} from '../../../src/db/team/members.ts';
import { whatIsDue } from '../../../src/db/work/due.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../../database.ts';
import { ANA, AURORA, later, member, MIA, openCase, opening, workspace } from '../build.ts';

const slack = (user: string) => ({ platform: 'slack', place: 'T0AURORA', user }) as const;

const dueAt = async (database: Database, at: Date): Promise<readonly string[]> =>
  (await whatIsDue(database.read, { workspace: AURORA, holder: 1, at, platforms: [], limit: 10 })).cases;

describeEachDatabase('the people of a workspace', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await syncWorkspace(database, workspace());
    await syncWorkspace(database, workspace());
  });

  it('are read back as configured, and found by their account', async () => {
    expect(await readWorkspace(database.read, AURORA)).toEqual(workspace());
    expect(await workspaceIds(database.read)).toEqual([AURORA]);
    expect(await memberByIdentity(database.read, slack('U0ANA'))).toEqual({
      workspace: AURORA,
      member: workspace().members[0],
    });
    expect(await memberByIdentity(database.read, { ...slack('U0ANA'), place: 'T0OTHER' })).toBeNull();
    expect(await memberByIdentity(database.read, { ...slack('U0ANA'), platform: 'teams' })).toBeNull();
  });

  it('keep what they lead, and their team what it wants to reach and how often its lead is told', async () => {
    const usual = workspace();
    const goals = [{ metric: 'promise_kept_rate', atLeast: 0.95 } as const];
    const told = workspace({
      teams: usual.teams.map((team) => ({ ...team, goals, leaderDigest: 'weekly' as const })),
      members: [member('ana'), member('mia', { leads: usual.teams.map(({ id }) => id) })],
    });
    await syncWorkspace(database, told);
    expect(await readWorkspace(database.read, AURORA)).toEqual(told);
    await syncWorkspace(database, usual);
    expect(await readWorkspace(database.read, AURORA)).toEqual(usual);
  });

  it('may have accounts on both platforms, of which each is one person only', async () => {
    const teams = { platform: 'teams', place: 'tenant', user: 'aad-ana' } as const;
    await addIdentity(database.read, AURORA, ANA, teams);
    await addIdentity(database.read, AURORA, ANA, teams);
    expect((await memberByIdentity(database.read, teams))?.member.identities).toHaveLength(2);
    await expect(addIdentity(database.read, AURORA, MIA, teams)).rejects.toThrow('belongs to another member');
    const twins = workspace({ members: [member('ana'), member('bob', { identities: [slack('U0ANA')] })] });
    await expect(syncWorkspace(database, twins)).rejects.toMatchObject({ code: '23505' });
    expect((await readWorkspace(database.read, AURORA))?.members.map(({ id }) => id)).toEqual(['ana', 'mia']);
  });

  it('keep what they chose in chat about being thanked, whatever the configuration says', async () => {
    await chooseRecognition(database.read, AURORA, ANA, 'private');
    await syncWorkspace(database, workspace({ members: [member('ana', { recognition: 'public' }), member('mia')] }));
    expect((await readWorkspace(database.read, AURORA))?.members[0]?.recognition).toBe('private');
  });

  it('are written only where the configuration differs from what it was last time', async () => {
    const written = async () => await database.read.query('SELECT id, xmin::text AS at FROM member ORDER BY id');
    await syncWorkspace(database, workspace());
    const before = await written();
    await syncWorkspace(database, workspace());
    expect(await written()).toEqual(before);
    const [, mia] = workspace().members;
    await syncWorkspace(database, workspace({ members: [member('ana', { lead: true }), mia!] }));
    const after = await written();
    expect(after[0]).not.toEqual(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
    const moved = workspace({
      members: [member('ana', { identities: [] }), member('mia', { identities: [slack('U0ANA')] })],
    });
    await syncWorkspace(database, moved);
    expect((await memberByIdentity(database.read, slack('U0ANA')))?.member.id).toBe('mia');
    expect(await memberByIdentity(database.read, slack('U0MIA'))).toBeNull();
  });

  it('or a policy that are others have every case that waits looked at, and the same again does not', async () => {
    const waiting = openCase(2, { status: 'waiting' });
    await serialisable(database, (tx) => saveCommand(tx, opening(waiting, { nextLookAt: later(60) })));
    const due = async (at: Date) => await dueAt(database, at);
    const start = async (policy: string, at: Date): Promise<void> =>
      void (await syncWorkspace(database, workspace(), { policy, at }));
    await start('one', later(70));
    expect(await due(later(59))).toEqual([]);
    await start('one', later(10));
    expect(await due(later(59))).toEqual([]);
    await start('two', later(10));
    expect(await due(later(10))).toEqual(['R-2']);
  });

  it('lose their authority when the configuration names them no more, and stay known', async () => {
    await syncWorkspace(database, workspace({ members: [member('mia')], teams: [] }));
    const after = await readWorkspace(database.read, AURORA);
    expect(after?.members.map(({ id, active }) => [id, active])).toEqual([
      ['ana', false],
      ['mia', true],
    ]);
    expect(after?.teams).toEqual([]);
    expect(await memberByIdentity(database.read, slack('U0ANA'))).toBeNull();
  });
});

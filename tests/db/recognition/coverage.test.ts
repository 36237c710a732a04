/** Who is at work and who was thanked: counts for everybody, names for a lead, small groups not at all. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { memberId, teamId, thingId, type MemberId, type TeamId } from '../../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { COVERAGE_MS } from '../../../src/core/recognition/coverage.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { coverageByGroup, coverageOf, notThankedIn } from '../../../src/db/recognition/coverage.ts';
import { insertThank } from '../../../src/db/recognition/thanks.ts';
import { chooseRecognition, syncWorkspace } from '../../../src/db/team/members.ts';
import { describeEachDatabase } from '../../database.ts';
import { AURORA, DESK, later, member, NOON, opening, openCase, workspace } from '../build.ts';

const NIGHT = teamId.parse('night');
const PEOPLE = ['eva', 'dan', 'cem', 'bea', 'ann', 'fay'].map((id, n) => {
  const groups = { contactType: null, shift: n < 5 ? 'late' : 'early', site: null };
  return member(id, { name: id.toUpperCase(), groups });
});
const NILS = member('nils', { team: NIGHT, name: 'Nils' });
const team = (id: TeamId) =>
  ({ ...workspace().teams[0], id, name: id }) as ReturnType<typeof workspace>['teams'][number];
const LEAD = member('mia', { lead: true });

describeEachDatabase('recognition in a team', (open) => {
  let db: Database;
  let n = 0;
  const caseOf = async (owner: MemberId, change: Partial<RecoveryCase> = {}): Promise<void> => {
    const c = openCase((n += 1), { owner, receivedAt: later(-60), ...change });
    await serialisable(db, (tx) => saveCommand(tx, opening(c)));
  };
  beforeAll(async () => {
    db = await open();
    await syncWorkspace(db, workspace({ members: [...PEOPLE, NILS, LEAD], teams: [team(DESK), team(NIGHT)] }));
    for (const { id } of PEOPLE) for (const _ of [1, 2, 3]) await caseOf(id);
    // long over, and never theirs
    const before = new Date(NOON.getTime() - COVERAGE_MS - 1);
    for (const _ of [1, 2, 3])
      await caseOf(LEAD.id, { status: 'closed', receivedAt: before, resolvedAt: before, closedAt: before });
    for (const _ of [1, 2, 3]) await caseOf(LEAD.id, { status: 'dismissed' });
    const shoutOut = {
      kind: 'ownership',
      text: 'stayed',
      value: null,
      audience: 'public',
      at: NOON,
      confirmedBy: null,
    };
    const thanked = {
      ...shoutOut,
      id: thingId.parse('sho_0001'),
      to: memberId.parse('ann'),
      status: 'posted',
    } as const;
    await caseOf(memberId.parse('ann'), { shoutOuts: [thanked as RecoveryCase['shoutOuts'][number]] });
    const draft = { ...thanked, id: thingId.parse('sho_0002'), to: memberId.parse('bea'), status: 'draft' } as const;
    await caseOf(memberId.parse('bea'), { shoutOuts: [draft as RecoveryCase['shoutOuts'][number]] });
    const helped = (answered: 'done' | 'declined') => ({
      id: thingId.parse('ast_0001'),
      text: 'the boiler',
      due: NOON,
      by: memberId.parse('eva'),
      at: NOON,
      of: { kind: 'person' as const, member: NILS.id },
      asked: [],
      had: [],
      status: answered,
      answer: { by: NILS.id, at: later(-1), text: null },
    });
    for (const _ of [1, 2]) await caseOf(memberId.parse('eva'), { assists: [helped('done'), helped('done')] });
    await caseOf(memberId.parse('eva'), { assists: [helped('declined')] });
  });
  const names = async (of = DESK): Promise<readonly string[]> =>
    (await notThankedIn(db.read, AURORA, of, NOON)).map(({ id }) => id).toSorted();

  it('counts whoever had a hand in three cases, and was thanked; neither old nor dismissed cases, nor drafts', async () => {
    expect(await coverageOf(db.read, AURORA, DESK, NOON)).toEqual({ atWork: 6, thanked: 0 });
    expect(await coverageOf(db.read, AURORA, DESK, later(1))).toEqual({ atWork: 6, thanked: 1 });
    expect(await names()).toEqual(['ann', 'bea', 'cem', 'dan', 'eva', 'fay']);
  });

  it('counts help with other teams’ cases, once a case', async () => {
    expect(await coverageOf(db.read, AURORA, NIGHT, NOON)).toEqual({ atWork: 0, thanked: 0 });
    await caseOf(memberId.parse('eva'), {
      assists: [
        {
          id: thingId.parse('ast_0009'),
          text: 'the lift',
          due: NOON,
          by: memberId.parse('eva'),
          at: NOON,
          of: { kind: 'team', team: NIGHT, name: 'Night' },
          asked: [],
          had: [],
          status: 'done',
          answer: { by: NILS.id, at: later(-1), text: null },
        },
      ],
    });
    expect(await names(NIGHT)).toEqual(['nils']);
  });

  it('counts a thank-you of a colleague, in private too, and not one that waits', async () => {
    const thank = (to: string, state: 'private' | 'held') => ({
      id: thingId.parse(`tha_0${to}`),
      by: memberId.parse('fay'),
      text: 'the calm hand-over',
      value: null,
      case: null,
      at: later(-5),
      held: null,
      lookedBy: null,
      platform: 'slack' as const,
      version: 1,
      to: [{ member: memberId.parse(to), team: DESK, state, givenAt: later(-5) }],
    });
    await serialisable(db, (tx) => insertThank(tx, AURORA, thank('cem', 'private'), 'a'));
    await serialisable(db, (tx) => insertThank(tx, AURORA, thank('dan', 'held'), 'b'));
    expect(await names()).not.toContain('cem');
    expect(await names()).toContain('dan');
  });

  it('leaves out whoever wants no thanks or has left', async () => {
    await chooseRecognition(db.read, AURORA, memberId.parse('fay'), 'none');
    expect(await names()).not.toContain('fay');
    expect((await coverageOf(db.read, AURORA, DESK, NOON)).atWork).toBe(5);
  });

  it('tells groups of five or more, and no others', async () => {
    expect(await coverageByGroup(db.read, AURORA, DESK, NOON)).toEqual(
      expect.arrayContaining([
        { by: 'role', atWork: 5, thanked: 1 },
        { by: 'shift', atWork: 5, thanked: 1 },
      ]),
    );
    expect(await coverageByGroup(db.read, AURORA, DESK, NOON)).toHaveLength(2);
    expect(await coverageByGroup(db.read, AURORA, NIGHT, NOON)).toEqual([]);
  });

  it('groups nothing by person: the numbers never stand beside one', () => {
    const text = readFileSync('src/db/recognition/coverage.ts', 'utf8');
    expect([...text.matchAll(/GROUP BY ([^`\n]+)/g)].map(([, by]) => by)).toEqual(['g.by, g.of HAVING count(*) >= 5']);
    expect(text).not.toMatch(/count\([^)]*\)[^`]{0,80}\b(?:owner|who|member|name)\b[^`]{0,20}`/);
  });
});

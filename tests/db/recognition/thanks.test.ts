/** Which thank-yous a digest may tell: shown to that team in that week, of people who work here and like to be thanked before others now. */
import { beforeAll, describe, expect, it } from 'vitest';
import { thanksOfWeek } from '../../../src/app/views/recognition/thanks-of-week.ts';
import { memberId, type MemberId, type TeamId } from '../../../src/core/base/ids.ts';
import type { RecognitionPreference } from '../../../src/core/base/members.ts';
import { wordsOf, type Thank, type ThankState } from '../../../src/core/recognition/thank.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { forgetThanks, insertThank, readThank } from '../../../src/db/recognition/thanks.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { chooseRecognition, syncWorkspace } from '../../../src/db/team/members.ts';
import { after, ANA, AURORA, BOB, DAY_MS, DESK, MIA, NIGHT, NOON, thing } from '../../core/case/build.ts';
import { openAnyDatabase } from '../../database.ts';

const SPAN = { from: after(-DAY_MS), until: after(DAY_MS) };

describe('the thank-yous of a week', () => {
  let db: Database;
  let n = 0;
  beforeAll(async () => {
    db = await openAnyDatabase();
    await syncWorkspace(db, AURORA);
  });
  const thanked = async (
    text: string,
    to: readonly { readonly member: MemberId | null; readonly team?: TeamId; readonly state?: ThankState }[],
    at = NOON,
  ): Promise<Thank> => {
    const one: Thank = {
      id: thing(`tha_${String((n += 1)).padStart(4, '0')}`),
      by: ANA.id,
      text,
      value: null,
      case: null,
      at,
      held: null,
      lookedBy: null,
      platform: 'slack',
      version: 1,
      to: to.map(({ member, team = DESK, state = 'public' }) => ({ member, team, state, givenAt: at })),
    };
    await serialisable(db, (tx) => insertThank(tx, AURORA.id, one, wordsOf(text)));
    return one;
  };
  const prefers = async (who: MemberId, likes: RecognitionPreference): Promise<void> =>
    await chooseRecognition(db.read, AURORA.id, who, likes);
  const told = async (team = DESK): Promise<readonly string[]> =>
    (await thanksOfWeek({ workspace: AURORA.id, db, directory: makeDirectory(AURORA.id) }, team, SPAN)).map(
      ({ text, to }) => `${text}: ${to.join(', ')}`,
    );

  it('are those before others, of that team and that span', async () => {
    await thanked('public', [{ member: BOB.id }]);
    await thanked('private', [{ member: BOB.id, state: 'private' }]);
    await thanked('waiting', [{ member: BOB.id, state: 'held' }]);
    await thanked('asked', [{ member: BOB.id, state: 'asks' }]);
    await thanked('left', [{ member: BOB.id, state: 'left' }]);
    await thanked('too early', [{ member: BOB.id }], SPAN.from.getTime() === 0 ? NOON : after(-2 * DAY_MS));
    await thanked('the next week', [{ member: BOB.id }], SPAN.until);
    await thanked('the whole night', [{ member: null, team: NIGHT, state: 'team' }]);
    expect(await told()).toEqual([`public: ${BOB.id}`]);
    expect(await told(NIGHT)).toEqual(['the whole night: ']);
  });

  it('leave out whoever changed their mind since, and keep those beside them', async () => {
    await thanked('both', [{ member: BOB.id }, { member: MIA.id }]);
    await prefers(BOB.id, 'none');
    expect(await told()).toEqual([`both: ${MIA.id}`]);
    await prefers(BOB.id, 'private');
    expect(await told()).toEqual([`both: ${MIA.id}`]);
    await prefers(BOB.id, 'team');
    expect(await told()).toContain(`both: ${BOB.id}, ${MIA.id}`);
  });

  it('leave out whoever has left', async () => {
    await syncWorkspace(db, { ...AURORA, members: AURORA.members.filter(({ id }) => id !== MIA.id) });
    expect(await told()).toContain(`both: ${BOB.id}`);
    await syncWorkspace(db, AURORA);
  });

  it('are forgotten after a year and a month, with whom they were for', async () => {
    const one = await thanked('long ago', [{ member: memberId.parse('bob') }]);
    await forgetThanks(db.read, AURORA.id, after(399 * DAY_MS));
    expect(await readThank(db.read, AURORA.id, one.id)).not.toBeNull();
    await forgetThanks(db.read, AURORA.id, after(401 * DAY_MS));
    expect(await readThank(db.read, AURORA.id, one.id)).toBeNull();
    expect(await db.read.query('SELECT thank FROM thank_to')).toHaveLength(1);
  });
});

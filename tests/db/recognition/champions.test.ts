/** Who is told as a service champion: whoever said yes, still works here, wants thanks and has not lapsed; by the alphabet, without a number. */
import { beforeAll, expect, it } from 'vitest';
import { asksUntil, consented, deedsOn, type Champion } from '../../../src/core/recognition/champion.ts';
import type { MemberId } from '../../../src/core/base/ids.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import {
  championsIn,
  dropChampion,
  forgetChampions,
  insertChampion,
  readChampion,
} from '../../../src/db/recognition/champions.ts';
import { chooseRecognition, syncWorkspace } from '../../../src/db/team/members.ts';
import { after, ANA, AURORA, BOB, DAY_MS, DESK, GIL, MIA, NOON, openCase, thing } from '../../core/case/build.ts';
import { describeEachDatabase } from '../../database.ts';

describeEachDatabase('service champions', (open) => {
  let db: Database;
  const named = (member: MemberId, change: Partial<Champion> = {}): Champion => ({
    id: thing(`cha_0${member}`),
    member,
    team: DESK,
    by: GIL.id,
    reason: 'keeps their word at any hour',
    cases: [],
    deeds: ['promise_kept'],
    at: NOON,
    consentedAt: null,
    until: asksUntil(NOON),
    platform: 'slack',
    version: 1,
    ...change,
  });
  const keep = async (one: Champion): Promise<void> =>
    await serialisable(db, (tx) => insertChampion(tx, AURORA.id, one));
  const told = async (at = after(DAY_MS)): Promise<readonly string[]> =>
    (await championsIn(db.read, AURORA.id, DESK, at)).map(({ name }) => name);
  beforeAll(async () => {
    db = await open();
    await syncWorkspace(db, AURORA);
    await keep(consented(named(MIA.id), NOON));
    await keep(consented(named(ANA.id), NOON));
    await keep(named(BOB.id));
  });

  it('are those who said yes, by the alphabet', async () => expect(await told()).toEqual([ANA.name, MIA.name]));
  it('are not those who want no thanks', async () => {
    await chooseRecognition(db.read, AURORA.id, MIA.id, 'none');
    expect(await told()).toEqual([ANA.name]);
    await chooseRecognition(db.read, AURORA.id, MIA.id, 'private');
    expect(await told()).toEqual([ANA.name, MIA.name]);
  });
  it('lapse: a question after sixty days, a yes after a year', async () => {
    expect(await told(after(366 * DAY_MS))).toEqual([]);
    await forgetChampions(db.read, AURORA.id, after(61 * DAY_MS));
    expect(await readChampion(db.read, AURORA.id, { member: BOB.id })).toBeNull();
    expect(await readChampion(db.read, AURORA.id, { member: ANA.id })).not.toBeNull();
  });
  it('are forgotten with a no, and once they have left', async () => {
    expect(await dropChampion(db.read, AURORA.id, MIA.id)).toBe(true);
    await syncWorkspace(db, { ...AURORA, members: AURORA.members.filter(({ id }) => id !== ANA.id) });
    expect(await told()).toEqual([]);
    await forgetChampions(db.read, AURORA.id, after(DAY_MS));
    expect(await db.read.query('SELECT 1 FROM champion')).toEqual([]);
  });
  it('are named for a part they had in a case, and for no other', () => {
    const c = openCase();
    expect(deedsOn(c, ANA.id)).toEqual(['ownership']);
    expect(deedsOn(c, BOB.id)).toEqual([]);
  });
});

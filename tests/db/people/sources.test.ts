/** Sources of people among several processes: who reads one, whose amends.yaml counts, and that what is older is never written. */
import { beforeAll, expect, it } from 'vitest';
import { workspaceId } from '../../../src/core/base/ids.ts';
import type { Account } from '../../../src/core/people/account.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { accountsOf, raiseRoster, readGroups, releaseHeld } from '../../../src/db/people/accounts.ts';
import {
  couldNotRead,
  mayRead,
  readSoon,
  rosterState,
  setMerged,
  sourceStates,
} from '../../../src/db/people/sources.ts';
import { takeReading } from '../../../src/people/take-reading.ts';
import { describeJourney } from '../../database.ts';

const W = workspaceId.parse('hotel-aurora');
const NOON = new Date('2026-12-10T12:00:00Z');
const later = (s: number): Date => new Date(NOON.getTime() + s * 1_000);

describeJourney('sources of people', 'Slack', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });

  it('are read by one process in an interval, and sooner where something is told', async () => {
    const may = (at: Date) => mayRead(db.read, W, { source: 'entra', at, everyMs: 30_000 });
    expect((await Promise.all([may(NOON), may(NOON), may(NOON)])).filter(Boolean)).toHaveLength(1);
    expect(await may(later(29))).toBe(false);
    expect(await may(later(30))).toBe(true);
    await readSoon(db.read, W, 'entra');
    expect(await may(later(31))).toBe(true);
  });

  it('make members by the file that was taken last, or by another where its process says nothing any more', async () => {
    const state = (file: string, s: number, claims = false) => rosterState(db.read, W, { file, at: later(s), claims });
    expect(await state('old', 0, true)).toMatchObject({ isOurs: true, version: 0 });
    expect(await state('new', 10, true)).toMatchObject({ isOurs: true });
    expect(await state('old', 20)).toMatchObject({ isOurs: false });
    await raiseRoster(db.read, W);
    await raiseRoster(db.read, W);
    expect(await setMerged(db.read, W, { version: 2, file: 'old' })).toBe(false);
    expect(await setMerged(db.read, W, { version: 2, file: 'new' })).toBe(true);
    expect(await setMerged(db.read, W, { version: 1, file: 'new' })).toBe(false);
    expect(await state('new', 30)).toMatchObject({ version: 2, merged: 2, isOurs: true });
    expect(await state('old', 70)).toMatchObject({ isOurs: false });
    expect(await state('old', 80)).toMatchObject({ isOurs: true });
  });

  it('that drop many hold them back, account by account, until it is confirmed', async () => {
    const account = (n: number, more: Partial<Account> = {}): Account => ({
      source: 'entra',
      id: `e${n}`,
      name: `E ${n}`,
      email: null,
      identities: [],
      active: true,
      groups: ['g'],
      zone: null,
      locale: null,
      ...more,
    });
    const rules = [{ group: 'g', role: 'agent' }];
    const groups = [{ source: 'entra', id: 'g', names: ['G'] }] as const;
    const take = (accounts: readonly Account[], s: number, asOf?: Date) =>
      takeReading(
        { db, workspace: W, source: 'entra', rules, at: later(s), isMeant: false },
        { accounts, groups, ...(asOf !== undefined && { asOf }) },
      );
    const all = Array.from({ length: 20 }, (_, n) => account(n));
    expect(await take(all, 100)).toEqual({ isNews: true, held: 0 });
    expect(await take(all, 101)).toEqual({ isNews: false, held: 0 });
    expect(await take(all.slice(10), 102)).toEqual({ isNews: true, held: 10 });
    expect(await take(all.slice(11), 103)).toEqual({ isNews: true, held: 10 });
    expect(await accountsOf(db.read, W, 'entra')).toHaveLength(19);
    expect(await releaseHeld(db.read, W, null)).toBe(10);
    await readSoon(db.read, W, null);
    expect(await take(all.slice(11), 104)).toEqual({ isNews: true, held: 0 });
    expect(await accountsOf(db.read, W, 'entra')).toHaveLength(9);
    // what was listed before somebody was deactivated does not open their account again
    await take(
      all.slice(11).map((one) => (one.id === 'e11' ? { ...one, active: false } : one)),
      110,
    );
    await take(all.slice(11), 111, later(105));
    expect((await accountsOf(db.read, W, 'entra', ['e11']))[0]?.active).toBe(false);
    await take(all.slice(11), 112, later(112));
    expect((await accountsOf(db.read, W, 'entra', ['e11']))[0]?.active).toBe(true);
  });

  it('are as the reading says that began last, whichever was taken last', async () => {
    const take = (groups: readonly string[], begun: number, s: number) =>
      takeReading(
        { db, workspace: W, source: 'csv', rules: [], begun: later(begun), at: later(s), isMeant: false },
        { accounts: [], groups: groups.map((id) => ({ source: 'csv', id, names: [id] })) },
      );
    const kept = async () => (await readGroups(db.read, W, 'csv')).map(({ id }) => id);
    expect(await take(['a', 'b'], 0, 10)).toMatchObject({ isNews: true });
    // began later and was done sooner than the one before it
    expect(await take(['a'], 30, 35)).toMatchObject({ isNews: true });
    expect(await take(['a', 'b'], 20, 40)).toEqual({ isNews: false, held: 0 });
    expect(await kept()).toEqual(['a']);
    expect(await take(['b'], 50, 55)).toMatchObject({ isNews: true });
    // a clock that was ahead and is set back keeps nobody from reading
    expect(await take(['c'], 5, 6)).toMatchObject({ isNews: true });
    expect(await kept()).toEqual(['c']);
  });

  it('that cannot be read say since when', async () => {
    await couldNotRead(db.read, W, { source: 'slack', at: later(0), trouble: 'missing_scope' });
    await couldNotRead(db.read, W, { source: 'slack', at: later(60), trouble: 'still' });
    expect(await sourceStates(db.read, W)).toContainEqual(
      expect.objectContaining({ source: 'slack', failing: later(0), trouble: 'still' }),
    );
  });
});

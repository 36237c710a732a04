/** What was loaded becomes what a rule looks at: in the right zone, from the right version, with nothing made up. */
import { describe, expect, it } from 'vitest';
import { NO_SUMS } from '../../src/core/authority/lane-sums.ts';
import { circumstancesOf } from '../../src/app/circumstances.ts';
import type { LoadedForCommand } from '../../src/db/case/command-rows.ts';
import { ANA, AURORA, countedIds, HOTEL, MIA, NOON, PACKS } from '../core/case/build.ts';

const older = { ...HOTEL, version: 'older' };
const shell = {
  workspace: AURORA.id,
  newId: countedIds(),
  packs: PACKS,
  policies: () => [HOTEL],
  policyOf: (version: string) => (version === older.version ? older : undefined),
  customerKeyOf: (normal: string) => `key of ${normal}`,
};
const loaded = (change: Partial<LoadedForCommand> = {}): LoadedForCommand => ({
  people: { ...AURORA, version: 1, absences: [], at: () => undefined },
  number: null,
  like: [],
  case: null,
  identities: [],
  head: { seq: 0, hash: '' },
  member: ANA,
  members: AURORA.members,
  teams: AURORA.teams,
  ledger: [],
  sums: NO_SUMS,
  absences: [],
  storms: [],
  outages: [],
  ledgerSeq: 12n,
  ...change,
});
const moment = { at: NOON, policy: HOTEL };

describe('the circumstances', () => {
  it('are those of the moment and of what was loaded', () => {
    const absences = [{ member: MIA.id, from: NOON, until: NOON, deputy: null }];
    const ctx = circumstancesOf(shell, loaded({ absences }), moment);
    expect(ctx).toMatchObject({ at: NOON, by: ANA, policy: HOTEL, ledgerSeq: 12n, absences });
    expect(ctx.workspace).toEqual({ id: AURORA.id, name: '', members: AURORA.members, teams: AURORA.teams });
    expect(ctx).toMatchObject({ caseNumber: null, other: null, approvedBefore: [] });
  });

  it('know every version of the policy that was ever loaded', () => {
    const { policyOf } = circumstancesOf(shell, loaded(), moment);
    expect(policyOf(HOTEL.version)).toBe(HOTEL);
    expect(policyOf('older')).toBe(older);
    expect(policyOf('never loaded')).toBeUndefined();
  });

  it('read "tomorrow at 11" in the zone of the team that asks, else in the policy’s', () => {
    const auckland = AURORA.teams.map((team) => ({ ...team, zone: 'Pacific/Auckland' }));
    const deadline = (change: Partial<LoadedForCommand>): Date | undefined => {
      const policy = { ...HOTEL, zone: 'Europe/London' };
      return circumstancesOf(shell, loaded(change), { at: NOON, policy }).read('check-out tomorrow 11:00').deadline
        ?.value;
    };
    expect(deadline({ teams: auckland })).toEqual(new Date('2026-12-10T22:00:00Z'));
    expect(deadline({ teams: auckland, member: null })).toEqual(new Date('2026-12-11T11:00:00Z'));
    expect(deadline({ teams: [] })).toEqual(new Date('2026-12-11T11:00:00Z'));
  });
});

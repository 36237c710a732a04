/** Since when the journal was verified, for whoever watches: where nobody ever did, that is said with the same number. */
import { expect, it } from 'vitest';
import { workspaceId } from '../../src/core/base/ids.ts';
import { noteHouse } from '../../src/db/engine/house-journal.ts';
import { whatWaits } from '../../src/db/work/waiting.ts';
import { describeEachDatabase } from '../database.ts';

const AURORA = workspaceId.parse('aurora');
const BOREAL = workspaceId.parse('boreal');
const FIRST = new Date('2026-11-01T10:00:00Z');
const DAY_MS = 86_400_000;
const daysLater = (n: number): Date => new Date(FIRST.getTime() + n * DAY_MS);

describeEachDatabase('since when the journal was verified', (open) => {
  it('is since its first entry, until it is verified for the first time', async () => {
    const { read } = await open();
    const days = async (at: Date): Promise<number | null> => {
      const { sinceVerified } = await whatWaits(read, { workspace: AURORA, at, keyHead: Buffer.from('key') });
      return sinceVerified === null ? null : sinceVerified / (DAY_MS / 1_000);
    };
    const by = { kind: 'operator' } as const;
    await noteHouse(read, BOREAL, { kind: 'policy_loaded', by, at: FIRST, details: {} });
    expect(await days(daysLater(9))).toBeNull();
    await noteHouse(read, AURORA, { kind: 'policy_loaded', by, at: FIRST, details: {} });
    await noteHouse(read, AURORA, { kind: 'operator_command', by, at: daysLater(2), details: { command: 'import' } });
    expect(await days(daysLater(9))).toBe(9);
    await noteHouse(read, AURORA, {
      kind: 'operator_command',
      by,
      at: daysLater(8),
      details: { command: 'audit_verify' },
    });
    expect(await days(daysLater(9))).toBe(1);
  });
});

/** Sources of people beside each other: none waits for a slower one, and what is read when the process stops is given up. */
import { expect, it } from 'vitest';
import { workspaceId } from '../../src/core/base/ids.ts';
import type { PeopleSource, Reading } from '../../src/core/people/account.ts';
import { accountsOf } from '../../src/db/people/accounts.ts';
import { sourceStates } from '../../src/db/people/sources.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { makeLog } from '../../src/log.ts';
import { makeSources } from '../../src/people/sources.ts';
import { describeJourney } from '../database.ts';

const W = workspaceId.parse('hotel-aurora');
const now = (): Date => new Date('2026-12-10T12:00:00Z');
const readingOf = (source: PeopleSource): Reading => ({
  groups: [],
  accounts: [
    {
      source,
      id: `${source}-1`,
      name: 'Ana',
      email: null,
      identities: [],
      active: true,
      groups: [],
      zone: null,
      locale: null,
    },
  ],
});

describeJourney('sources of people', 'Slack', (open) => {
  it('are each read and taken on their own: a slow one holds up nobody, and is given up at the end', async () => {
    const db: Database = await open();
    const logged: string[] = [];
    const merged: string[][] = [];
    const log = makeLog('warn', (line) => void logged.push(line), now);
    const ids = async (): Promise<string[]> =>
      (await Promise.all((['slack', 'entra'] as const).map((source) => accountsOf(db.read, W, source))))
        .flat()
        .map(({ id }) => id);
    const merge = async (): Promise<void> => void merged.push(await ids());
    const [slow, fast] = makeSources({ db, workspace: W, log, now, peopleFrom: () => null, merge }, [
      {
        source: 'slack',
        everyMs: 30_000,
        read: (over) => new Promise((_, reject) => over.addEventListener('abort', () => reject(new Error('given up')))),
      },
      { source: 'entra', everyMs: 30_000, read: () => Promise.resolve(readingOf('entra')) },
    ]);
    const over = new AbortController();
    const reading = slow?.look(over.signal);
    await fast?.look(over.signal);
    expect(merged).toEqual([['entra-1']]);
    over.abort();
    await reading;
    expect(logged).toEqual([]);
    expect((await sourceStates(db.read, W)).find(({ source }) => source === 'slack')?.failing).toBeNull();
  });
});

/** The weekly digests: looked for again and again by what the calendar says, so that none is left out whatever the clocks did. */
import { postDigest } from '../app/team/digesting.ts';
import type { Shell } from '../app/shell.ts';
import { digestsOwed, type DigestOwed, type DigestTime } from '../core/digest/owed.ts';
import { unsettledAmong } from '../db/team/digest-weeks.ts';
import { makePosting, type Posting } from './posting.ts';
import { repeat } from './repeat.ts';

const EVERY_MS = 20_000;

export interface Digests extends Pick<Posting, 'look' | 'postNow'> {
  /** Looks again and again; what it returns ends that. */
  readonly begin: () => ReturnType<typeof repeat>;
}

export function makeDigests(shell: Shell, times: () => readonly DigestTime[]): Digests {
  const nameOf = ({ team, week }: Pick<DigestOwed, 'team' | 'week'>): string => `${team} ${week}`;
  const { look, postNow } = makePosting<DigestOwed>({
    shell,
    everyMs: EVERY_MS,
    owed: (now) => Promise.resolve(digestsOwed(now, times())),
    nameOf,
    unsettled: async (some, now) => {
      const teams = await unsettledAmong(shell.db.read, shell.workspace, some, now);
      return new Set(some.flatMap((one) => (teams.has(one.team) ? [nameOf(one)] : [])));
    },
    post: ({ team, week, whenEmpty }) => postDigest(shell, team, { week, whenEmpty }),
  });
  return {
    look,
    postNow,
    begin: () => repeat({ what: 'looking for digests', everyMs: EVERY_MS, work: look, log: shell.log }),
  };
}

/** What is posted by the calendar besides the weekly digest: the day's line-up to a team, a digest to whoever leads. Each once. */
import type { MemberId, TeamId } from '../../core/base/ids.ts';
import type { Owed } from '../../core/digest/rhythm.ts';
import { lineupChosen, lineupNotChosen } from '../../cards/team/lineup-card.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { chooseLineup, settlePeriod } from '../../db/team/rhythms.ts';
import type { Member, Team } from '../../core/base/members.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import type { Reply, Wish } from '../door/door.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';
import { leaderDigestFor } from '../views/leader.ts';
import { lineupFor } from '../views/lineup.ts';

/**
 * The row that settles the day and the messages stand or fall together: whoever comes second, restarted or at the same
 * moment, finds it settled and does nothing.
 */
export async function postLineup(shell: Shell, id: TeamId, { period: day }: Pick<Owed, 'period'>): Promise<void> {
  const { teams } = await shell.directory.now(shell.db.read);
  const team = teams.find((one) => one.id === id);
  if (team === undefined) return;
  const isPosted = team.cases.length > 0 && (await lineupFor(shell, id, day)) !== null;
  await serialisable(shell.db, async (tx) => {
    const settled = { kind: 'lineup', whom: id, period: day, outcome: outcomeOf(isPosted), at: shell.now() } as const;
    if (!(await settlePeriod(tx, shell.workspace, settled)) || !isPosted) return;
    for (const channel of team.cases) {
      const message = {
        subject: { kind: 'lineup', team: id, day },
        platform: channel.platform,
        dest: { kind: 'channel', channel },
      } as const;
      await want(shell, { kind: 'once', message }, tx);
    }
  });
}

/** To one person in private; nothing where there is nothing to tell. */
export async function postLeaderDigest(shell: Shell, id: MemberId, { period }: Pick<Owed, 'period'>): Promise<void> {
  const { members } = await shell.directory.now(shell.db.read);
  const to = members.find((m) => m.id === id && m.active);
  const platform = to?.identities[0]?.platform;
  if (to === undefined || platform === undefined) return;
  const isPosted = (await leaderDigestFor(shell, to, period)) !== null;
  await serialisable(shell.db, async (tx) => {
    const settled = { kind: 'leader', whom: id, period, outcome: outcomeOf(isPosted), at: shell.now() } as const;
    if (!(await settlePeriod(tx, shell.workspace, settled)) || !isPosted) return;
    const subject = { kind: 'leader', period, to: id } as const;
    const message = { subject, platform, dest: { kind: 'person', member: id } } as const;
    await want(shell, { kind: 'once', message }, tx);
  });
}

const outcomeOf = (isPosted: boolean): 'posted' | 'quiet' => (isPosted ? 'posted' : 'quiet');

/** A lead says when the line-up is posted, or that it is not. Said twice, it is the same. */
export async function setLineup(
  shell: Shell,
  {
    member,
    viewer,
    wish,
    teams,
  }: {
    readonly member: Member;
    readonly viewer: Viewer;
    readonly wish: Extract<Wish, { kind: 'lineup' }>;
    readonly teams: readonly Team[];
  },
): Promise<Reply> {
  const team = teams.find(({ id }) => id === member.team);
  const no = (why: 'not_lead' | 'no_channel'): Reply => ({
    ok: false,
    say: lineupNotChosen(why, team?.name ?? '', viewer),
    now: null,
  });
  if (!member.lead || team === undefined) return no('not_lead');
  if (wish.time !== null && team.cases.length === 0) return no('no_channel');
  await serialisable(shell.db, (tx) =>
    chooseLineup(tx, shell.workspace, { team: team.id, time: wish.time, at: shell.now() }),
  );
  return { ok: true, say: lineupChosen(team.name, wish.time, viewer), now: null };
}

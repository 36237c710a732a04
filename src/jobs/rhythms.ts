/** Looks again and again whether a line-up or a leader's digest is owed: by the calendar alone, so that nothing is rung for in vain. */
import { postLeaderDigest, postLineup } from '../app/team/rhythms.ts';
import type { Shell } from '../app/shell.ts';
import type { TeamId } from '../core/base/ids.ts';
import type { Member, Team } from '../core/base/members.ts';
import { remembered } from '../core/base/remembered.ts';
import type { Opening, Weekly } from '../core/base/time.ts';
import {
  leaderOwed,
  lineupOwed,
  minutesOf,
  type LeaderRhythm,
  type Owed,
  type TeamRhythm,
} from '../core/digest/rhythm.ts';
import { policyInForce } from '../core/policy/in-force.ts';
import { openingOf } from '../core/policy/opening.ts';
import { lineupChoices, unsettledPeriods, type PeriodOf } from '../db/team/rhythms.ts';
import { makePosting } from './posting.ts';
import { repeat } from './repeat.ts';

const EVERY_MS = 30_000;

/** `postNow` is for whoever moved the clock; what `begin` returns ends it. */
export function makeRhythms(
  shell: Shell,
  rhythms: () => readonly TeamRhythm[],
): { readonly postNow: () => Promise<void>; readonly begin: () => ReturnType<typeof repeat> } {
  const { look, postNow } = makePosting<ToPost>({
    shell,
    everyMs: EVERY_MS,
    owed: (now) => owedAt(shell, rhythms(), now),
    nameOf,
    unsettled: async (some) => new Set((await unsettledPeriods(shell.db.read, shell.workspace, some)).map(nameOf)),
    post: (one) => one.post(),
  });
  return {
    postNow,
    begin: () => repeat({ what: 'looking for line-ups', everyMs: EVERY_MS, work: look, log: shell.log }),
  };
}

async function owedAt(shell: Shell, rhythms: readonly TeamRhythm[], now: Date): Promise<readonly ToPost[]> {
  const { teams, members } = await shell.directory.now(shell.db.read);
  const ofTeam = new Map(rhythms.map((one) => [one.team, one]));
  const owedToLeader = leaderOwing(now, teams, ofTeam);
  return [
    ...(await lineupsOwed(shell, now, teams, ofTeam)),
    ...members.flatMap((member): readonly ToPost[] => {
      const one = owedToLeader(member);
      if (one === null) return [];
      const { id } = member;
      return [{ kind: 'leader', whom: id, period: one.period, post: () => postLeaderDigest(shell, id, one) }];
    }),
  ];
}

interface ToPost extends PeriodOf {
  readonly post: () => Promise<void>;
}

const nameOf = ({ kind, whom, period }: PeriodOf): string => `${kind} ${whom} ${period}`;

async function lineupsOwed(
  shell: Shell,
  now: Date,
  teams: readonly Team[],
  ofTeam: ReadonlyMap<TeamId, TeamRhythm>,
): Promise<readonly ToPost[]> {
  const chosen = await lineupChoices(shell.db.read, shell.workspace);
  const policy = policyInForce(shell.policies(), now);
  const owedAt = remembered(
    (minutes: number, opening: Opening) => lineupOwed(now, minutes, opening),
    (minutes, opening) => `${minutes} ${JSON.stringify(opening)}`,
  );
  return teams.flatMap(({ id, zone }): readonly ToPost[] => {
    const choice = chosen.get(id);
    const said = choice === undefined || choice === null ? null : minutesOf(choice);
    const minutes = choice === undefined ? (ofTeam.get(id)?.lineup ?? null) : said;
    const owed = minutes === null ? null : owedAt(minutes, openingOf(policy, id, zone));
    return owed === null
      ? []
      : [{ kind: 'lineup', whom: id, period: owed.period, post: () => postLineup(shell, id, owed) }];
  });
}

/** Whoever leads reads by the rhythm of their own team. */
function leaderOwing(
  now: Date,
  teams: readonly Team[],
  ofTeam: ReadonlyMap<TeamId, TeamRhythm>,
): (member: Member) => Owed | null {
  const byId = new Map(teams.map((team) => [team.id, team]));
  // that of most others, too: the calendar is asked once for all of them
  const owed = remembered(
    (every: LeaderRhythm, at: Weekly, zone: string) => leaderOwed(now, every, at, zone),
    (every, { weekday, minutes }, zone) => `${every} ${weekday} ${minutes} ${zone}`,
  );
  return ({ team, lead, leads, active }) => {
    const rhythm = ofTeam.get(team);
    const own = byId.get(team);
    if (!active || !(lead || leads !== undefined) || rhythm === undefined || own === undefined) return null;
    return owed(own.leaderDigest ?? 'monthly', rhythm.at, own.zone);
  };
}

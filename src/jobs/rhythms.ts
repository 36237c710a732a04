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
import { causeOf } from '../log.ts';
import { repeat } from './repeat.ts';

const EVERY_MS = 30_000;

/** Periods that this process knows to be settled: they are not asked for again. */
type Settled = Set<string>;

/** Posts what is owed and not settled. */
async function postRhythms(shell: Shell, rhythms: readonly TeamRhythm[], settled: Settled): Promise<void> {
  const now = shell.now();
  const { teams, members } = await shell.directory.now(shell.db.read);
  const ofTeam = new Map(rhythms.map((one) => [one.team, one]));
  const owedToLeader = leaderOwing(now, teams, ofTeam);
  const due = [
    ...(await lineupsOwed(shell, now, teams, ofTeam)),
    ...members.flatMap((member): readonly ToPost[] => {
      const one = owedToLeader(member);
      if (one === null) return [];
      const { id } = member;
      return [{ kind: 'leader', whom: id, period: one.period, post: () => postLeaderDigest(shell, id, one) }];
    }),
  ];
  // what is owed no more is not asked about again
  const names = new Set(due.map(nameOf));
  for (const name of settled) if (!names.has(name)) settled.delete(name);
  const owed = due.filter((one) => !settled.has(nameOf(one)));
  if (owed.length === 0) return;
  const unsettled = new Set((await unsettledPeriods(shell.db.read, shell.workspace, owed)).map(nameOf));
  for (const one of owed) {
    const name = nameOf(one);
    try {
      if (unsettled.has(name)) await one.post();
      settled.add(name);
    } catch (error) {
      shell.log.warn('what is due by the calendar could not be posted, soon again', { name, cause: causeOf(error) });
    }
  }
}

/** `postNow` is for whoever moved the clock; what `begin` returns ends it. */
export function makeRhythms(
  shell: Shell,
  rhythms: () => readonly TeamRhythm[],
): { readonly postNow: () => Promise<void>; readonly begin: () => ReturnType<typeof repeat> } {
  const settled: Settled = new Set();
  const work = (): Promise<void> => postRhythms(shell, rhythms(), settled);
  return {
    postNow: work,
    begin: () => repeat({ what: 'looking for line-ups', everyMs: EVERY_MS, work, log: shell.log }),
  };
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

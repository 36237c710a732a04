/** The day of a team at a glance. Reads only, of one team. */
import type { TeamId } from '../../core/base/ids.ts';
import { dayIn, isoWeek, previousWeek } from '../../core/base/time.ts';
import { makeLineup, type Lineup } from '../../core/digest/lineup.ts';
import { openCasesOfTeam } from '../../db/team/board.ts';
import { openOutageOfTeam } from '../../db/team/outages.ts';
import { stormOfTeam } from '../../db/team/storms.ts';
import type { Shell } from '../shell.ts';
import { digestFor } from './digest.ts';

/** As many open cases as are looked at; the gravest, where a team has more. */
const MOST_OPEN = 1_000;

/** Null when there is nothing to say, or no such team. `day`: of the team's zone; not given: today. */
export async function lineupFor(shell: Shell, id: TeamId, day?: string): Promise<Lineup | null> {
  const { teams } = await shell.directory.now(shell.db.read);
  const team = teams.find((one) => one.id === id);
  if (team === undefined) return null;
  const now = shell.now();
  const { read } = shell.db;
  const week = isoWeek(now, team.zone);
  const [{ cases }, outage, storm, current, before] = await Promise.all([
    openCasesOfTeam(read, shell.workspace, id, MOST_OPEN),
    openOutageOfTeam(read, shell.workspace, id),
    stormOfTeam(read, shell.workspace, id),
    digestFor(shell, id, week, now),
    digestFor(shell, id, previousWeek(week)),
  ]);
  return makeLineup({
    team,
    day: day ?? dayIn(now, team.zone),
    now,
    open: cases,
    outages: outage === null ? [] : [outage.name],
    storm: storm === null || storm.endedAt !== null || storm.until <= now ? null : storm.until,
    weeks: [current, before].filter((one) => one !== undefined),
  });
}

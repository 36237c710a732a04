/** The weekly digest of a team: what happened, beside the weeks before. Reads only. */
import type { TeamId } from '../../core/base/ids.ts';
import { isoWeek, previousWeek, weekWindow } from '../../core/base/time.ts';
import { makeDigest, type Digest } from '../../core/digest/digest.ts';
import { readWeek, type WeekFacts } from '../../db/team/week-facts.ts';
import type { Shell } from '../shell.ts';

/** A team compares itself with its own last eight weeks. */
const BASELINE_WEEKS = 8;

/** The digest of a team's week; undefined when nothing happened, then nothing is posted. */
export async function digestFor(
  shell: Pick<Shell, 'workspace' | 'db' | 'directory'>,
  team: string,
  week: string,
): Promise<Digest | undefined> {
  const workspace = await shell.directory.now(shell.db.read);
  const found = workspace.teams.find((t) => t.id === team);
  if (found === undefined) return undefined;
  const facts = await readWeek(shell.db.read, shell.workspace, found.id, weekWindow(week, found.zone));
  const previous: WeekFacts[] = [];
  let earlier = week;
  for (let n = 0; n < BASELINE_WEEKS; n++) {
    earlier = previousWeek(earlier);
    previous.push(await readWeek(shell.db.read, shell.workspace, found.id, weekWindow(earlier, found.zone)));
  }
  return makeDigest({ team: found, week, facts, previous, members: workspace.members }) ?? undefined;
}

/** What the next digest would say if it were posted now: the current week so far. */
export async function digestPreview(shell: Shell, team: TeamId): Promise<Digest | undefined> {
  const workspace = await shell.directory.now(shell.db.read);
  const found = workspace.teams.find((t) => t.id === team);
  return found === undefined ? undefined : await digestFor(shell, team, isoWeek(shell.now(), found.zone));
}

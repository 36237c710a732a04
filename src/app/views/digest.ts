/** The weekly digest of a team: what happened, beside the weeks before. Reads only. */
import type { TeamId } from '../../core/base/ids.ts';
import { isoWeek, previousWeek, weekWindow } from '../../core/base/time.ts';
import type { Team } from '../../core/base/members.ts';
import { makeDigest, type Digest } from '../../core/digest/digest.ts';
import { isEmpty } from '../../core/digest/week.ts';
import { readWeeks } from '../../db/team/week-facts.ts';
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
  const names = [week];
  for (let n = 0; n < BASELINE_WEEKS; n++) names.unshift(previousWeek(names[0] ?? week));
  const spans = names.map((name) => weekWindow(name, found.zone));
  const [facts, ...previous] = (await readWeeks(shell.db.read, shell.workspace, found.id, spans)).toReversed();
  if (facts === undefined) return undefined;
  return makeDigest({ team: found, week, facts, previous, members: workspace.members }) ?? undefined;
}

/** Did anything happen that a digest would tell? Costs the week alone, without those it is compared with. */
export async function hasDigest(shell: Shell, { id, zone }: Team, week: string): Promise<boolean> {
  const [facts] = await readWeeks(shell.db.read, shell.workspace, id, [weekWindow(week, zone)]);
  return facts !== undefined && !isEmpty(facts);
}

/** What the next digest would say if it were posted now: the current week so far. */
export async function digestPreview(shell: Shell, team: TeamId): Promise<Digest | undefined> {
  const workspace = await shell.directory.now(shell.db.read);
  const found = workspace.teams.find((t) => t.id === team);
  return found === undefined ? undefined : await digestFor(shell, team, isoWeek(shell.now(), found.zone));
}

/** The weekly digest of a team: what happened, beside the weeks before. Reads only. */
import type { TeamId } from '../../core/base/ids.ts';
import { isoWeek, previousWeek, weekWindow, type Window } from '../../core/base/time.ts';
import type { Team } from '../../core/base/members.ts';
import { makeDigest, type Digest, type Improved } from '../../core/digest/digest.ts';
import { isEmpty, type WeekFacts } from '../../core/digest/week.ts';
import type { Improvement } from '../../core/learning/improvements.ts';
import { surveysInWeek } from '../../db/care/week-surveys.ts';
import { restrictedAmong } from '../../db/case/reading.ts';
import { improvementsInWeek } from '../../db/learning/improvements.ts';
import { readWeeks } from '../../db/team/week-facts.ts';
import { factsNow } from '../keep/facts.ts';
import type { Shell } from '../shell.ts';

/** A team compares itself with its own last eight weeks. */
const BASELINE_WEEKS = 8;

/** The digest of a team's week, until `now` where it is not over; undefined when nothing happened, then nothing is posted. */
export async function digestFor(
  shell: Pick<Shell, 'workspace' | 'db' | 'directory'>,
  team: string,
  week: string,
  now: Date | null = null,
): Promise<Digest | undefined> {
  const workspace = await shell.directory.now(shell.db.read);
  const found = workspace.teams.find((t) => t.id === team);
  if (found === undefined) return undefined;
  await factsNow(shell);
  const names = [week];
  for (let n = 0; n < BASELINE_WEEKS; n++) names.unshift(previousWeek(names[0] ?? week));
  const spans = names.map((name) => weekWindow(name, found.zone));
  const [facts, before, ...earlier] = (await readWeeks(shell.db.read, shell.workspace, found.id, spans)).toReversed();
  if (facts === undefined || before === undefined) return undefined;
  const span = weekWindow(week, found.zone);
  // half-open: what happened this moment belongs to it
  const until = now !== null && now < span.until ? new Date(now.getTime() + 1) : span.until;
  const { improved, improvements } = await improvedIn(shell, found.id, { from: span.from, until });
  const surveys = await surveysInWeek(
    shell.db.read,
    shell.workspace,
    found.id,
    weekWindow(previousWeek(week), found.zone),
  );
  return (
    makeDigest({
      team: found,
      week,
      facts: { ...facts, improvements },
      previous: [{ ...before, surveys }, ...earlier],
      members: workspace.members,
      improved,
      ...(now !== null && { now }),
    }) ?? undefined
  );
}

/** What was improved in the week, without a word of what came from a case that is for few. */
async function improvedIn(
  { workspace, db: { read } }: Pick<Shell, 'workspace' | 'db'>,
  team: TeamId,
  span: Window,
): Promise<{ readonly improved: Improved; readonly improvements: NonNullable<WeekFacts['improvements']> }> {
  const { done, overdue, due } = await improvementsInWeek(read, workspace, team, span);
  const taught = done.flatMap((one) => one.cases);
  const forFew = taught.length === 0 ? new Set<string>() : await restrictedAmong(read, workspace, taught);
  const isInTime = (one: Improvement): boolean =>
    one.status === 'done' && one.settledAt !== null && one.settledAt <= one.due;
  const dropped = due.filter(({ status }) => status === 'dropped').length;
  return {
    improved: {
      done: done.map(({ text, cases }) => ({
        text,
        cases: cases.length,
        isForFew: cases.some((id) => forFew.has(id)),
      })),
      overdue: overdue.length,
    },
    improvements: { due: due.length - dropped, inTime: due.filter(isInTime).length, dropped },
  };
}

/** Did anything happen that a digest would tell? Costs the week alone, without those it is compared with. */
export async function hasDigest(shell: Shell, { id, zone }: Team, week: string): Promise<boolean> {
  const [facts] = await readWeeks(shell.db.read, shell.workspace, id, [weekWindow(week, zone)]);
  if (facts !== undefined && !isEmpty(facts)) return true;
  return (await improvedIn(shell, id, weekWindow(week, zone))).improved.done.length > 0;
}

/** What the next digest would say if it were posted now: the current week so far. */
export async function digestPreview(shell: Shell, team: TeamId): Promise<Digest | undefined> {
  const workspace = await shell.directory.now(shell.db.read);
  const found = workspace.teams.find((t) => t.id === team);
  return found === undefined ? undefined : await digestFor(shell, team, isoWeek(shell.now(), found.zone), shell.now());
}

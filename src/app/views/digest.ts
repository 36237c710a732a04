/** The weekly digest of a team: what happened, beside the weeks before. Reads only. */
import type { TeamId } from '../../core/base/ids.ts';
import { weekWindow, type Window } from '../../core/base/time.ts';
import type { Team } from '../../core/base/members.ts';
import { DIGEST_METRIC_IDS } from '../../core/digest/definitions.ts';
import { makeDigest, type Digest, type Improved } from '../../core/digest/digest.ts';
import { untilNow, weeksUntil, type Period } from '../../core/digest/periods.ts';
import type { OneChange, WeekPoint } from '../../core/digest/one-change.ts';
import { BASELINE } from '../../core/digest/reading.ts';
import type { WeekSeen } from '../../core/digest/week.ts';
import { surveysInWeek } from '../../db/care/week-surveys.ts';
import { restrictedAmong } from '../../db/case/reading.ts';
import { countKinds, countsOfKind, countWeek, hasHappened, lessonsOfWeek, thanksOnCases } from '../../db/facts/week.ts';
import { improvementsInWeek } from '../../db/learning/improvements.ts';
import { sectionsOff } from '../../db/team/digest-readers.ts';
import { factsNow, type OfFacts } from '../keep/facts.ts';
import { readMetrics } from './metrics.ts';
import { thanksOfWeek } from './recognition/thanks-of-week.ts';

/** The digest of a team's week, until `now` where it is not over; undefined when nothing happened, then nothing is posted. */
export async function digestFor(
  shell: OfFacts,
  team: string,
  week: string,
  now: Date | null = null,
): Promise<Digest | undefined> {
  const workspace = await shell.directory.now(shell.db.read);
  const found = workspace.teams.find((t) => t.id === team);
  if (found === undefined) return undefined;
  const [period] = weeksUntil(week, 1, found.zone);
  if (period === undefined) return undefined;
  const at = now ?? period.span.until;
  const improved = await improvedIn(shell, found.id, untilNow(period, at).span);
  const seen = await seenIn(shell, found, period, at);
  const { span } = period;
  const peers = await thanksOfWeek(shell, found.id, span);
  const off = await sectionsOff(shell.db.read, shell.workspace, found.id);
  const digest = makeDigest({ team: found, week, span, seen, members: workspace.members, improved, peers, off });
  if (digest === null) return undefined;
  const { change } = digest;
  return change === null ? digest : { ...digest, past: await pastOf(shell, found, { week: period, change, seen, at }) };
}

/** What changed, over the weeks it was compared with and this one. */
async function pastOf(
  shell: OfFacts,
  { id, zone }: Team,
  {
    week,
    change: { of },
    seen,
    at,
  }: { readonly week: Period; readonly change: OneChange; readonly seen: WeekSeen; readonly at: Date },
): Promise<readonly WeekPoint[]> {
  const periods = weeksUntil(week.name, BASELINE + 1, zone);
  if (of.kind === 'metric') {
    const asked = { periods, rhythm: 'week', now: at } as const;
    const read = await readMetrics(shell, { team: { id }, zone }, [of.metric], asked);
    return read.map(({ [of.metric]: reading }) => ({
      week: reading.period.name,
      value: reading.note === null ? reading.value : null,
    }));
  }
  const weeks = periods.map((one) => untilNow(one, at).span);
  const { began } = seen.readings['heard/1'];
  const counts = await countsOfKind(shell.db.read, shell.workspace, id, of, { weeks, began });
  return periods.map(({ name }, n) => ({ week: name, value: counts[n] ?? null }));
}

async function seenIn(shell: OfFacts, { id, zone }: Team, week: Period, now: Date): Promise<WeekSeen> {
  const asked = { periods: [week], rhythm: 'week', now } as const;
  const [readings] = await readMetrics(shell, { team: { id }, zone }, DIGEST_METRIC_IDS, asked);
  if (readings === undefined) throw new Error(`nothing was read of ${week.name}`);
  const {
    workspace,
    db: { read },
  } = shell;
  const { span } = untilNow(week, now);
  const weeks = [
    ...weeksUntil(week.name, BASELINE + 1, zone)
      .slice(0, -1)
      .map((before) => before.span),
    span,
  ];
  return {
    readings,
    kinds: await countKinds(read, workspace, id, weeks, readings['heard/1'].began),
    counted: await countWeek(read, workspace, id, { ...span, now }),
    surveys: await surveysInWeek(read, workspace, id, readings['survey_response/1'].span),
    lessons: await lessonsOfWeek(read, workspace, id, span),
    thanks: await thanksOnCases(read, workspace, id, span),
  };
}

/** What was improved in the week, without a word of what came from a case that is for few. */
async function improvedIn({ workspace, db: { read } }: OfFacts, team: TeamId, span: Window): Promise<Improved> {
  const { done, overdue } = await improvementsInWeek(read, workspace, team, span);
  const taught = done.flatMap((one) => one.cases);
  const forFew = taught.length === 0 ? new Set<string>() : await restrictedAmong(read, workspace, taught);
  return {
    done: done.map(({ text, cases }) => ({
      text,
      cases: cases.length,
      isForFew: cases.some((id) => forFew.has(id)),
    })),
    overdue: overdue.length,
  };
}

/** Did anything happen that a digest would tell? A few looks into indexes, however much it was. */
export async function hasDigest(shell: OfFacts, { id, zone }: Team, week: string): Promise<boolean> {
  await factsNow(shell);
  const span = weekWindow(week, zone);
  if (await hasHappened(shell.db.read, shell.workspace, id, span)) return true;
  if ((await improvedIn(shell, id, span)).done.length > 0) return true;
  return (await thanksOfWeek(shell, id, span)).length > 0;
}

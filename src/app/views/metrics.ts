/** Metrics of a team or of the whole house, period by period: the one read of digests, charts and exports. Reads only. */
import type { Team } from '../../core/base/members.ts';
import { isoWeek, previousWeek, startOfMonth } from '../../core/base/time.ts';
import { forMetrics, type MetricId } from '../../core/digest/definitions.ts';
import {
  monthsUntil,
  untilNow,
  weeksUntil,
  withThoseBefore,
  type Period,
  type Rhythm,
} from '../../core/digest/periods.ts';
import { BASELINE, readingOf, type Reading, type Taken } from '../../core/digest/reading.ts';
import { measure, type Measures } from '../../db/facts/measure.ts';
import { factsToSum, type OfFacts } from '../keep/facts.ts';

/** Whose numbers: a team's in its own zone; null: the whole house, in the zone that is said. */
export interface Whose {
  readonly team: Pick<Team, 'id'> | null;
  readonly zone: string;
}

/**
 * The metrics of periods that follow one another, the earliest first, each beside the eight before it. `rhythm` null: the
 * periods are of no kind, and nothing is usual. What is not over is read as far as `now`.
 */
export async function readMetrics<Id extends MetricId>(
  of: OfFacts,
  { team, zone }: Whose,
  ids: readonly Id[],
  asked: { readonly periods: readonly Period[]; readonly rhythm: Rhythm | null; readonly now: Date },
): Promise<readonly Readonly<Record<Id, Reading>>[]> {
  const { periods, rhythm, now } = asked;
  const [first] = periods;
  if (first === undefined) return [];
  const read = await factsToSum(of);
  const before = rhythm === null ? [] : withThoseBefore(rhythm, first, BASELINE, zone).slice(0, -1);
  const all = [...before, ...periods].map((period) => untilNow(period, now));
  const cells = all.map(({ span }) => ({ ...span, team: team?.id ?? null, zone }));
  const taken = await measure(read, of.workspace, ids, cells);
  return periods.map((_, n) => readingsAt(ids, all, taken, before.length + n));
}

function readingsAt<Id extends MetricId>(
  ids: readonly Id[],
  periods: readonly Period[],
  taken: readonly Measures<Id>[],
  at: number,
): Readonly<Record<Id, Reading>> {
  return forMetrics(ids, (id) => {
    const before = taken.slice(Math.max(0, at - BASELINE), at).map((one): Taken => one[id]);
    const [period, now] = [periods[at], taken[at]];
    if (period === undefined || now === undefined) throw new Error(`nothing was measured at ${at}`);
    return readingOf(id, period, now[id], before);
  });
}

/** One metric over the last weeks or months that are over, the earliest first: what a line is drawn from. */
export async function series(
  of: OfFacts,
  whose: Whose,
  id: MetricId,
  { rhythm, count, now }: { readonly rhythm: Rhythm; readonly count: number; readonly now: Date },
): Promise<readonly Reading[]> {
  const { zone } = whose;
  const periods =
    rhythm === 'week'
      ? weeksUntil(previousWeek(isoWeek(now, zone)), count, zone)
      : monthsUntil(new Date(startOfMonth(now, zone).getTime() - 1), count, zone);
  return (await readMetrics(of, whose, [id], { periods, rhythm, now })).map((read) => read[id]);
}

/** What changed in a week, drawn over the weeks before it. */
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../../src/cards/team/digest-course.ts';
import type { Chart } from '../../../src/cards/kit/chart.ts';
import type { Digest } from '../../../src/core/digest/digest.ts';
import type { ChangeSubject } from '../../../src/core/digest/one-change.ts';
import { TEAM } from '../../core/digest/week.ts';

const usual = { median: 1, p25: 1, p75: 2, least: 0, most: 2, weeks: 8 };
const facility: ChangeSubject = { kind: 'failure', failure: 'outcome.facility' };
const digest = (of: ChangeSubject | null, values: readonly (number | null)[]) =>
  ({
    team: TEAM,
    change: of && { of, value: values.at(-1) ?? 0, usual },
    past: values.map((value, n) => ({ week: `2026-W${50 - values.length + n + 1}`, value })),
  }) as unknown as Digest;
const chartOf = (of: ChangeSubject, values: readonly (number | null)[], locale = 'en-GB'): Chart => {
  const [block] = courseOf(digest(of, values), { locale });
  if (block?.kind !== 'chart') throw new Error('no chart was drawn');
  return block.chart;
};

describe('what changed, week by week', () => {
  it('is drawn with this week marked and its number said, and all of them in words', () => {
    const chart = chartOf(facility, [1, 2, 1, 0, 2, 1, 2, 1, 6]);
    expect(chart).toMatchObject({
      kind: 'bar',
      title: 'Room or facility failed',
      team: TEAM.id,
      unit: 'times',
      marked: 8,
      series: [{ of: facility, values: [1, 2, 1, 0, 2, 1, 2, 1, 6] }],
    });
    expect(chart.periods.at(-1)).toEqual({ period: '2026-W50', label: 'W50: 6' });
    expect(chart.says).toBe('Week by week, W42 to W50: 1, 2, 1, 0, 2, 1, 2, 1, 6.');
  });

  it('counts shares in percent, and times in minutes or hours, whichever is read', () => {
    const share = chartOf({ kind: 'metric', metric: 'promise_kept_rate/1' }, [0.9, 0.95, 0.9, 1, 0.5]);
    expect(share).toMatchObject({ unit: '%', series: [{ values: [90, 95, 90, 100, 50] }] });
    expect(share.says).toContain('90 %, 95 %, 90 %, 100 %, 50 %');
    const time = { kind: 'metric', metric: 'first_response_time/1' } as const;
    expect(chartOf(time, [60_000, 90_000, 60_000, 60_000, 600_000])).toMatchObject({
      unit: 'minutes',
      series: [{ values: [1, 1.5, 1, 1, 10] }],
    });
    const day = 86_400_000;
    expect(chartOf(time, [day, day, day, 2 * day], 'de-DE')).toMatchObject({ unit: 'Stunden' });
  });

  it('leaves out weeks before the team began, and says which had too few', () => {
    const chart = chartOf(facility, [null, null, 1, null, 2, 1, 6]);
    expect(chart.periods).toHaveLength(4);
    expect(chart.says).toBe('Week by week, W46 to W50: 1, too few, 2, 1, 6.');
  });

  it('is nothing where nothing changed, or where fewer than four weeks are known', () => {
    expect(courseOf(digest(null, [1, 2, 1, 2, 6]), TEAM)).toEqual([]);
    expect(courseOf(digest(facility, [null, 2, 1, 6]), TEAM)).toEqual([]);
    expect(courseOf({ ...digest(facility, []), past: undefined } as unknown as Digest, TEAM)).toEqual([]);
  });
});

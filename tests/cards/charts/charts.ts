/** Courses to draw, and cards of them. */
import { teamId } from '../../../src/core/base/ids.ts';
import type { Card } from '../../../src/cards/kit/card.ts';
import { chartBlock, type ChartAsked, type PeriodId } from '../../../src/cards/kit/chart.ts';

const WEEKS = [40, 41, 42, 43, 44, 45, 46, 47];
const MONTHS = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];

/** Complaints heard in eight weeks, of which the last is told. */
export const heard = (change: Partial<ChartAsked> = {}): ChartAsked => ({
  kind: 'bar',
  title: 'Complaints heard each week',
  team: teamId.parse('desk'),
  periods: WEEKS.map((week) => ({ period: `2026-W${week}`, label: week === 47 ? 'W47: 23' : `W${week}` })),
  series: [{ of: { kind: 'metric', metric: 'heard/1' }, name: 'heard', values: [14, 12, 15, 13, 16, 14, 12, 23] }],
  unit: 'complaints',
  about: '2026-W47',
  says: 'Heard 23 in week 47; in the seven weeks before 12 to 16, usually 14.',
  ...change,
});

const monthOf = (n: number): PeriodId => (n === 0 ? '2025-12' : `2026-${n}`);

/** Two shares over twelve months. */
export const year = (): ChartAsked =>
  heard({
    kind: 'line',
    title: 'Twelve months',
    periods: MONTHS.map((label, n) => ({ period: monthOf(n), label })),
    series: [
      {
        of: { kind: 'metric', metric: 'promise_kept_rate/1' },
        name: 'promises kept',
        values: [81, 84, 83, 88, 90, 87, 91, 92, 90, 93, 94, 92],
      },
      {
        of: { kind: 'metric', metric: 'empowerment_rate/1' },
        name: 'decided alone',
        values: [55, 54, 60, 62, 61, 66, 70, 69, 73, 72, 78, 80],
      },
    ],
    unit: '%',
    says: 'Promises kept: 92 % in November, 81 % a year before. Decided alone: 80 %, 55 % a year before.',
  });

export const chartCard = (...asked: readonly ChartAsked[]): Card => ({
  subject: { kind: 'reply' },
  version: 0,
  title: null,
  blocks: [{ kind: 'text', text: [{ bold: 'Front desk, week 47' }] }, ...asked.flatMap(chartBlock)],
  summary: 'Front desk, week 47: heard 23.',
});

export const chartCards = (): Readonly<Record<string, Card>> => ({
  'chart-bars': chartCard(heard()),
  'chart-lines': chartCard(year()),
  'chart-line-and-bars': chartCard(heard({ kind: 'line' }), { ...year(), kind: 'bar' }),
});

/** A chart as data: a team's own numbers over its weeks or months, drawn by each platform, and always said in words as well. Pure. */
import { clip } from '../../core/base/text.ts';
import type { TeamId } from '../../core/base/ids.ts';
import type { ChangeSubject } from '../../core/digest/one-change.ts';
import type { Block } from './card.ts';

/** A week or a month, as `2026-W47` or `2026-11`: time is the only axis there is, so no chart sets people or teams side by side. */
export type PeriodId = `${number}-W${number}` | `${number}-${number}`;

export interface ChartPeriod {
  readonly period: PeriodId;
  /** Short, and unlike the others of the chart. At most 20 characters. */
  readonly label: string;
}

export interface ChartSeries {
  /** What is counted: a metric of the team, or a kind of failure or cause. Never a person. */
  readonly of: ChangeSubject;
  /** At most 20 characters; unlike the others of the chart. */
  readonly name: string;
  /** One for each period, in `unit`. */
  readonly values: readonly number[];
}

/** As both platforms take it: `chartBlock` makes it so. */
export interface Chart {
  readonly kind: 'line' | 'bar';
  /** At most 50 characters. */
  readonly title: string;
  /** Whose numbers these are; null: of all the teams its reader leads, together. */
  readonly team: TeamId | null;
  readonly periods: readonly ChartPeriod[];
  readonly series: readonly ChartSeries[];
  /** What the values are, as it stands at the axis: "complaints", "minutes", "%". */
  readonly unit: string;
  /** The place of the period it is about, which is drawn stronger where the platform can; its label says so anyway. */
  readonly marked: number | null;
  /** The numbers as one sentence: for screen readers, notifications, and where no chart can be drawn. */
  readonly says: string;
}

/** The same before it is known whether there is enough to draw. Null: not known, or too few to say. */
export interface ChartAsked extends Omit<Chart, 'series' | 'marked'> {
  readonly series: readonly (Omit<ChartSeries, 'values'> & { readonly values: readonly (number | null)[] })[];
  /** The period it is about; not given: none. */
  readonly about?: PeriodId;
}

/** Fewer points are a sentence: two or three look like a course and are none. */
export const LEAST_POINTS = 4;
/** As many as Slack takes, which is the stricter; drawn on both platforms. */
export const CHART_LIMITS = { title: 50, unit: 50, label: 20, periods: 20, series: 6, perCard: 2 } as const;

/**
 * What is shown of a course: the chart, or its sentence alone where there are too few points, or nothing where nothing is
 * said. Only periods of which every series has a number are drawn, because Slack takes no gap.
 */
export function chartBlock(asked: ChartAsked): Block[] {
  const { kind, team, unit, says } = asked;
  if (says === '') return [];
  const chosen = asked.series.slice(0, CHART_LIMITS.series);
  const known = asked.periods
    .map((period, at) => ({ period, values: chosen.map(({ values }) => numberAt(values, at)) }))
    .flatMap(({ period, values }) => (values.every((value) => value !== null) ? [{ period, values }] : []))
    .slice(-CHART_LIMITS.periods);
  if (chosen.length === 0 || known.length < LEAST_POINTS) return [{ kind: 'context', text: [says] }];
  const marked = known.findIndex(({ period }) => period.period === asked.about);
  const chart: Chart = {
    kind,
    title: clip(asked.title, CHART_LIMITS.title),
    team,
    periods: known.map(({ period: { period, label } }) => ({ period, label: clip(label, CHART_LIMITS.label) })),
    series: chosen.map(({ of, name }, n) => ({
      of,
      name: clip(name, CHART_LIMITS.label),
      values: known.map(({ values }) => values[n] ?? 0),
    })),
    unit: clip(unit, CHART_LIMITS.unit),
    marked: marked === -1 ? null : marked,
    says,
  };
  return [{ kind: 'chart', chart }];
}

const numberAt = (values: readonly (number | null)[], at: number): number | null => {
  const value = values[at] ?? null;
  return value !== null && Number.isFinite(value) ? value : null;
};

/** The charts of a card as a platform takes them: the first ones drawn, those beyond its number said. */
export function mostCharts(blocks: readonly Block[]): readonly Block[] {
  let left: number = CHART_LIMITS.perCard;
  return blocks.map((block) => {
    if (block.kind !== 'chart') return block;
    left -= 1;
    return left >= 0 ? block : sentenceOf(block.chart);
  });
}

/** Every chart as its sentence: where a client or a workspace draws none. */
export const withoutCharts = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => (block.kind === 'chart' ? sentenceOf(block.chart) : block));

/** Every chart as a picture of it above its sentence, where the picture can be fetched; null where none can. */
export function picturedCharts(blocks: readonly Block[]): readonly Block[] | null {
  const hasPicture = (block: Block): boolean => block.kind === 'chart' && block.picture?.url != null;
  if (!blocks.some(hasPicture)) return null;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'chart') return [block];
    const { chart, picture } = block;
    return picture?.url == null ? [sentenceOf(chart)] : [{ kind: 'picture', picture }, sentenceOf(chart)];
  });
}

const sentenceOf = ({ says }: Chart): Block => ({ kind: 'context', text: [says] });

/** What all charts of a card say, for the line a screen reader reads; empty without any. */
export const saidByCharts = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.says] : [])).join(' ');

/** A chart as Slack draws it natively. Pure. */
import type { Block } from '@slack/types';
import type { Chart } from '../../../cards/kit/chart.ts';
import { CHART } from '../limits/limits.ts';
import { clip, neutral } from './text.ts';

/** Missing from @slack/types 3.2. Source: docs.slack.dev, "Data visualization block". */
export interface DataVisualization extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

/** Its numbers alone; what it says is for the block below it. */
export function drawChart({ kind, title, periods, series, unit }: Chart): DataVisualization {
  const categories = periods.map(({ label }) => clip(neutral(label), CHART.label));
  const values = (numbers: readonly number[]): { label: string; value: number }[] =>
    categories.map((label, at) => ({ label, value: numbers[at] ?? 0 }));
  return {
    type: 'data_visualization',
    title: clip(neutral(title), CHART.title),
    chart: {
      type: kind,
      series: series.map((one) => ({ name: clip(neutral(one.name), CHART.label), data: values(one.values) })),
      axis_config: { categories, ...(unit === '' ? {} : { y_label: clip(neutral(unit), CHART.axisTitle) }) },
    },
  };
}

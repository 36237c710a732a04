/** A chart as Teams draws it natively, beyond Adaptive Cards 1.5. Pure. */
import type { Chart } from '../../../cards/kit/chart.ts';
import { clip } from '../../../core/base/text.ts';
import { LIMITS } from '../limits/limits.ts';
import type { CardPicture } from '../../../cards/kit/card.ts';
import type { Leaf } from './card-shape.ts';
import { neutralise } from './plain.ts';

/** Its numbers alone, and in a client that is too old a picture of it, or nothing at all: what it says stands below it in words. */
export function drawChart({ kind, title, periods, series, unit, marked }: Chart, picture?: CardPicture): Leaf {
  const url = picture?.url ?? null;
  const word = (text: string): string => clip(neutralise(text), LIMITS.chartText);
  const common = {
    title: word(title),
    showTitle: true,
    ...(unit === '' ? {} : { yAxisTitle: word(unit) }),
    fallback:
      url === null
        ? ('drop' as const)
        : { type: 'Image' as const, url, altText: clip(neutralise(picture?.alt ?? title), LIMITS.altText) },
  } as const;
  const [only, ...others] = series.map(({ name, values }) => ({
    legend: word(name),
    values: periods.map(({ label }, at) => ({ x: word(label), y: values[at] ?? 0 })),
  }));
  const data = only === undefined ? others : [only, ...others];
  if (kind === 'line') return { type: 'Chart.Line', data, ...common };
  if (only === undefined || others.length > 0) return { type: 'Chart.VerticalBar.Grouped', data, ...common };
  const bars = only.values.map((point, at) => ({
    ...point,
    color: at === marked ? ('categoricalMarigold' as const) : ('categoricalBlue' as const),
  }));
  return { type: 'Chart.VerticalBar', data: bars, ...common };
}

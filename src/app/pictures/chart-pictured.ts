/** A chart of a posted card as a picture, from what is true now. Reads only. */
import type { PictureSubject } from '../../core/base/picture-link.ts';
import type { Chart } from '../../cards/kit/chart.ts';
import { draw } from '../messages/draw.ts';
import type { Shell } from '../shell.ts';
import type { Pictured } from './thanks-pictured.ts';

/** Null where the card or its chart is not there any more. */
export async function chartPictured(
  shell: Shell,
  { of, nth }: Extract<PictureSubject, { kind: 'chart' }>,
): Promise<Pictured | null> {
  if (shell.pictures == null || !HAVE_CHARTS.has(of.kind)) return null;
  const card = await draw(shell, of, 'slack');
  const charts = (card?.blocks ?? []).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  const chart = charts[nth];
  return chart === undefined
    ? null
    : {
        svg: await shell.pictures.chartSvgOf(asPicture(chart)),
        alt: `${chart.title}. ${chart.says}`.slice(0, 1_000),
        file: 'chart.png',
      };
}

/** No other card is drawn for whoever has an address. */
const HAVE_CHARTS: ReadonlySet<string> = new Set(['leader', 'digest']);

const asPicture = ({ kind, title, unit, periods, series, marked }: Chart) => ({
  kind,
  title,
  unit,
  labels: periods.map(({ label }) => label),
  series: series.map(({ name, values }) => ({ name, values })),
  marked,
});

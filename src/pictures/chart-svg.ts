/** A course as a picture, for where a chat draws none: lines or bars on a deep ground that stands by itself in a light chat and in a dark one. Pure. */
import { line, svg } from './svg.ts';
import { settable } from './settable.ts';
import type { Typefaces } from './typeface.ts';
import { clipLine } from './wrap.ts';

export interface ChartPicture {
  readonly kind: 'line' | 'bar';
  readonly title: string;
  readonly unit: string;
  /** Under the axis, one for each place. */
  readonly labels: readonly string[];
  /** At most six, each with a value for each label. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The place drawn stronger; null: none. */
  readonly marked: number | null;
}

const WIDTH = 1024;
const HEIGHT = 560;
const GROUND = '#1D2F4F';
const INK = '#FBF6EA';
const GRID = '#33486F';
const MARK = '#F0CE9C';
/** Apart in grey as well. */
const COLOURS = ['#8FC7F2', '#F0CE9C', '#A9DCC3', '#DDBFEF', '#F4C0CB', '#D6D9E2'] as const;
const AREA = { left: 110, right: WIDTH - 56, top: 124, bottom: HEIGHT - 104 } as const;
const SIZE = 26;

/** Whatever is given, everything stands within the picture; what cannot be set is left out. */
export function chartSvg(chart: ChartPicture, faces: Typefaces): string {
  const set = (text: string, most: number, size = SIZE): string =>
    clipLine(settable(text, faces) ?? '', { most, widthOf: (words) => faces.widthOf(words, 'Inter', size) });
  const top = niceTop(Math.max(0, ...chart.series.flatMap(({ values }) => values)));
  const places = Math.max(1, chart.labels.length);
  const band = (AREA.right - AREA.left) / places;
  const x = (at: number): number => round(AREA.left + band * (at + 0.5));
  const y = (value: number): number =>
    round(AREA.bottom - ((AREA.bottom - AREA.top) * Math.min(Math.max(0, value), top)) / top);
  const labels = chart.labels.map((label) => set(label, 180));
  const step = Math.max(
    1,
    Math.ceil((Math.max(...labels.map((one) => faces.widthOf(one, 'Inter', SIZE)), 1) + 20) / band),
  );
  return svg(WIDTH, HEIGHT, GROUND, [
    text({
      x: 56,
      y: 64,
      text: set(`${chart.title}${chart.unit === '' ? '' : ` (${chart.unit})`}`, WIDTH - 112, 34),
      size: 34,
    }),
    ...[0, 0.5, 1].flatMap((share) => [
      `<path d="M ${AREA.left} ${y(top * share)} H ${AREA.right}" stroke="${GRID}" stroke-width="2"/>`,
      text({ x: AREA.left - 14, y: y(top * share) + 9, text: short(top * share), anchor: 'end' }),
    ]),
    ...labels.flatMap((label, at) =>
      (places - 1 - at) % step === 0
        ? [
            text({
              x: within(x(at), faces.widthOf(label, 'Inter', SIZE)),
              y: AREA.bottom + 38,
              text: label,
              anchor: 'middle',
              fill: at === chart.marked ? MARK : INK,
            }),
          ]
        : [],
    ),
    ...chart.series.map(({ values }, n) =>
      chart.kind === 'line' ? lineOf(values, colourOf(n), { x, y }) : barsOf(values, n, chart, { x, y, band }),
    ),
    ...(chart.series.length < 2
      ? []
      : legendOf(
          chart.series.map(({ name }) => set(name, 260)),
          faces,
        )),
  ]);
}

interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

const colourOf = (n: number): string => COLOURS[n % COLOURS.length] ?? INK;

function lineOf(values: readonly number[], colour: string, { x, y }: Scale): string {
  const points = values.map((value, at) => `${x(at)},${y(value)}`);
  const dots = values.map((value, at) => `<circle cx="${x(at)}" cy="${y(value)}" r="8" fill="${colour}"/>`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="5"/>${dots.join('')}`;
}

function barsOf(
  values: readonly number[],
  n: number,
  { series, marked }: ChartPicture,
  { x, y, band }: Scale & { readonly band: number },
): string {
  const wide = (band * 0.7) / series.length;
  return values
    .map((value, at) => {
      const fill = at === marked && series.length === 1 ? MARK : colourOf(n);
      const left = round(x(at) - band * 0.35 + wide * n);
      return `<rect x="${left}" y="${y(value)}" width="${round(Math.max(2, wide - 3))}" height="${round(y(0) - y(value))}" fill="${fill}"/>`;
    })
    .join('');
}

/** Left to right while there is room. */
function legendOf(names: readonly string[], faces: Typefaces): readonly string[] {
  let left = 56;
  return names.flatMap((name, n) => {
    const at = left;
    left += 34 + Math.ceil(faces.widthOf(name, 'Inter', SIZE)) + 40;
    if (left > WIDTH) return [];
    return [
      `<rect x="${at}" y="${HEIGHT - 42}" width="20" height="20" fill="${colourOf(n)}"/>`,
      text({ x: at + 32, y: HEIGHT - 24, text: name }),
    ];
  });
}

const text = (
  of: Pick<Parameters<typeof line>[0], 'x' | 'y' | 'text'> & {
    readonly size?: number;
    readonly anchor?: 'middle' | 'end';
    readonly fill?: string;
  },
): string => line({ family: 'Inter', size: SIZE, fill: INK, ...of });

/** So that a label at the edge is not cut. */
const within = (x: number, width: number): number => Math.min(Math.max(x, width / 2 + 8), WIDTH - width / 2 - 8);

function niceTop(most: number): number {
  // what no number at the axis could show
  if (most < 1e-6) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((times) => times * power >= most) ?? 10) * power;
}

const short = (value: number): string => String(Math.round(value * 100) / 100);
const round = (value: number): number => Math.round(value * 10) / 10;

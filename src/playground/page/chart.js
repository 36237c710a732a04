// Charts as both clients draw them: lines or bars over a few named places. Plain SVG, coloured by chart.css.
import { el } from './dom.js';

const SIZE = { width: 360, height: 200 };
const ROOM = { top: 14, right: 14, bottom: 26, left: 40 };
/** About as wide as one letter of the labels. */
const LETTER = 6.2;

/**
 * `kind`: `line` or `bar`. `categories`: words under the axis. `series`: `{ name, values }`, a value for each category.
 * `marked`: places drawn stronger. Whoever cannot see it gets the same numbers as a list.
 */
export function drawChart({ kind, title, unit, categories, series, marked = [] }) {
  const top = niceTop(Math.max(...series.flatMap(({ values }) => values), 0));
  const inner = { width: SIZE.width - ROOM.left - ROOM.right, height: SIZE.height - ROOM.top - ROOM.bottom };
  const y = (value) => ROOM.top + inner.height * (1 - value / top);
  const band = inner.width / categories.length;
  const x = (at) => ROOM.left + band * (at + 0.5);
  const scale = { x, y, band };
  return el(
    'div',
    { class: 'chart', role: 'group', 'aria-label': title, 'data-testid': 'chart' },
    el('p', { class: 'chart-title' }, el('b', {}, title), unit && el('span', { class: 'chart-unit' }, unit)),
    svg(
      'svg',
      { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, 'aria-hidden': 'true' },
      grid(top, y),
      labels(categories, x, marked),
      series.map((one, n) => (kind === 'line' ? line(one, n, scale) : bars(one, n, series.length, scale, marked))),
    ),
    series.length > 1 && legend(series),
    numbers(categories, series),
  );
}

function grid(top, y) {
  return [0, 0.5, 1].map((share) => [
    svg('line', {
      class: 'chart-grid',
      x1: ROOM.left,
      x2: SIZE.width - ROOM.right,
      y1: y(top * share),
      y2: y(top * share),
    }),
    svg(
      'text',
      { class: 'chart-label', x: ROOM.left - 6, y: y(top * share) + 4, 'text-anchor': 'end' },
      short(top * share),
    ),
  ]);
}

/** As many as stand beside each other without touching, and the last one always. */
function labels(categories, x, marked) {
  const longest = Math.max(...categories.map((one) => one.length)) * LETTER + 8;
  const step = Math.max(1, Math.ceil(longest / (x(1) - x(0))));
  const last = categories.length - 1;
  return categories.flatMap((words, at) =>
    (last - at) % step === 0
      ? [
          svg(
            'text',
            {
              class: marked.includes(at) ? 'chart-label is-marked' : 'chart-label',
              x: Math.min(x(at), SIZE.width - (words.length * LETTER) / 2),
              y: SIZE.height - 8,
              'text-anchor': 'middle',
            },
            words,
          ),
        ]
      : [],
  );
}

function line({ name, values }, n, { x, y }) {
  return svg(
    'g',
    { class: `chart-series chart-${n % 6}` },
    svg('polyline', { points: values.map((value, at) => `${x(at)},${y(value)}`).join(' ') }),
    values.map((value, at) => svg('circle', { cx: x(at), cy: y(value), r: 3 }, svg('title', {}, `${name}: ${value}`))),
  );
}

function bars({ name, values }, n, count, { x, y, band }, marked) {
  const wide = (band * 0.7) / count;
  return svg(
    'g',
    { class: `chart-series chart-${n % 6}` },
    values.map((value, at) =>
      svg(
        'rect',
        {
          class: marked.includes(at) ? 'is-marked' : null,
          x: x(at) - band * 0.35 + wide * n,
          y: y(value),
          width: Math.max(1, wide - 1),
          height: y(0) - y(value),
          rx: 2,
        },
        svg('title', {}, `${name}: ${value}`),
      ),
    ),
  );
}

const legend = (series) =>
  el(
    'ul',
    { class: 'chart-legend' },
    series.map(({ name }, n) => el('li', { class: `chart-${n % 6}` }, name)),
  );

const numbers = (categories, series) =>
  el(
    'dl',
    { class: 'visually-hidden' },
    series.map(({ name, values }) =>
      values.map((value, at) => [el('dt', {}, `${name}, ${categories[at]}`), el('dd', {}, String(value))]),
    ),
  );

/** The next round number above, so that the lines of the grid are round as well. */
function niceTop(most) {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((times) => times * power).find((top) => top >= most);
}

const short = (value) => String(Math.round(value * 100) / 100);

function svg(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, String(value));
  for (const child of children.flat(Infinity)) node.append(child);
  return node;
}

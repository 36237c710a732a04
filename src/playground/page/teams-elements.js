/**
 * What Teams draws and Microsoft's published renderer does not know: badges, icons, compound buttons, charts. Each is drawn
 * plainly, with its words; lines and bars as such, other charts as their numbers.
 */
import { drawChart } from './chart.js';
import { el } from './dom.js';

/** Numbers of a chart, whatever its kind: `[label, value]`, a label for each series first where there are several. */
function numbersOf({ data }) {
  return (data ?? []).flatMap((part) => {
    if (!Array.isArray(part.values)) return [[part.legend ?? part.title ?? part.x ?? '', part.value ?? part.y ?? '']];
    return part.values.map(({ x, y }) => [[part.legend ?? part.title, x].filter(Boolean).join(', '), y]);
  });
}

const drawNumbers = (source) =>
  el(
    'figure',
    { class: 'ac-chart', role: 'group', 'aria-label': source.title ?? 'Chart' },
    el('figcaption', {}, source.title ?? ''),
    el(
      'dl',
      {},
      numbersOf(source).map(([label, value]) => [el('dt', {}, String(label)), el('dd', {}, String(value))]),
    ),
  );

/** Lines, and bars beside each other: `data` holds a list of values for each name. */
const drawSeries =
  (kind) =>
  ({ title, yAxisTitle: unit, data }) =>
    drawChart({
      kind,
      title,
      unit,
      categories: data[0].values.map(({ x }) => x),
      series: data.map(({ legend, values }) => ({ name: legend, values: values.map(({ y }) => y) })),
    });

/** Bars of one kind, each in a colour of its own. */
const drawBars = ({ title, yAxisTitle: unit, data }) =>
  drawChart({
    kind: 'bar',
    title,
    unit,
    categories: data.map(({ x }) => x),
    series: [{ name: title, values: data.map(({ y }) => y) }],
    marked: data.flatMap(({ color }, at) => (color === 'categoricalMarigold' ? [at] : [])),
  });

const NUMBERS = ['Donut', 'Gauge', 'HorizontalBar', 'HorizontalBar.Stacked', 'Pie'];

/** By type: a drawing of the element as the card has it. `press` runs its `selectAction`, where it has one. */
const DRAW = {
  Badge: ({ text, style, shape, tooltip }) =>
    el(
      'span',
      { class: `ac-badge is-${String(style ?? 'default').toLowerCase()} is-${shape ?? 'rounded'}`, title: tooltip },
      text ?? '',
    ),
  Icon: ({ name }) => el('span', { class: 'ac-icon', role: 'img', 'aria-label': name }, '◆'),
  CompoundButton: ({ title, description }, press) =>
    el(
      'button',
      { type: 'button', class: 'ac-compound', on: { click: press } },
      el('b', {}, title ?? ''),
      description && el('span', {}, description),
    ),
  'Chart.Line': drawSeries('line'),
  'Chart.VerticalBar.Grouped': drawSeries('bar'),
  'Chart.VerticalBar': drawBars,
  ...Object.fromEntries(NUMBERS.map((kind) => [`Chart.${kind}`, drawNumbers])),
};

/** A registry of all the renderer knows with these added. `AC`: Microsoft's renderer. */
export function elementsOf(AC) {
  const registry = new AC.CardObjectRegistry();
  AC.GlobalRegistry.populateWithDefaultElements(registry);
  for (const [type, draw] of Object.entries(DRAW)) registry.register(type, elementClass(AC, type, draw));
  return registry;
}

function elementClass(AC, type, draw) {
  return class extends AC.CardElement {
    internalParse(source, context) {
      super.internalParse(source, context);
      this.source = source;
      this.action = source.selectAction && context.parseAction(this, source.selectAction, [], true);
    }
    internalRender() {
      return draw(this.source, () => this.action?.execute());
    }
    getJsonTypeName() {
      return type;
    }
  };
}

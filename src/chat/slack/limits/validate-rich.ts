/** What Slack takes in its larger blocks: rich text, tables, charts, cards. Pure. */
import { CARD, CHART, codePoints, DATA_TABLE, TABLE, TEXT_OBJECT } from './limits.ts';
import { faultsInButton } from './validate-elements.ts';
import {
  checkList,
  checkString,
  checkText,
  checkUnique,
  checkUrl,
  checkWhole,
  fault,
  isThing,
  itemsOf,
  type Fault,
  type Thing,
} from './validate-parts.ts';

const RICH_PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'];
const RICH_LEAVES = ['text', 'user', 'usergroup', 'channel', 'link', 'emoji', 'broadcast', 'date', 'color', 'team'];

export function faultsInRichText(at: string, block: Thing): Fault[] {
  return checkList(`${at}/elements`, block['elements'], { least: 1, most: 100 }, (place, part) => {
    if (!isThing(part)) return fault(place, 'must be an object');
    const type = part['type'];
    if (typeof type !== 'string' || !RICH_PARTS.includes(type)) {
      return fault(`${place}/type`, `unsupported type: ${String(type)}`);
    }
    if (type !== 'rich_text_list') return faultsInLeaves(place, part);
    const style = part['style'];
    return [
      ...(style === 'bullet' || style === 'ordered' ? [] : fault(`${place}/style`, 'must be bullet or ordered')),
      ...checkList(`${place}/elements`, part['elements'], { least: 1, most: 100 }, (inner, item) =>
        isThing(item) && item['type'] === 'rich_text_section'
          ? faultsInLeaves(inner, item)
          : fault(inner, 'must be a rich_text_section'),
      ),
    ];
  });
}

function faultsInLeaves(at: string, part: Thing): Fault[] {
  return checkList(`${at}/elements`, part['elements'], { least: 0, most: 1_000 }, (place, leaf) => {
    if (!isThing(leaf)) return fault(place, 'must be an object');
    const type = leaf['type'];
    if (typeof type !== 'string' || !RICH_LEAVES.includes(type)) {
      return fault(`${place}/type`, `unsupported type: ${String(type)}`);
    }
    if (part['type'] === 'rich_text_preformatted' && type !== 'text' && type !== 'link')
      return fault(`${place}/type`, `${type} is not allowed in rich_text_preformatted`);
    return faultsInLeaf(place, leaf, type);
  });
}

/** The string without which a leaf says nothing. */
const NEEDED: Readonly<Record<string, string>> = {
  text: 'text',
  user: 'user_id',
  usergroup: 'usergroup_id',
  channel: 'channel_id',
  team: 'team_id',
  emoji: 'name',
  color: 'value',
};
const DATE_TOKEN =
  /\{(?:date(?:_num|_pretty|_short|_short_pretty|_long|_long_pretty|_long_full|_slash)?|time(?:_secs)?|day_divider_pretty|ago)\}/;

function faultsInLeaf(at: string, leaf: Thing, type: string): Fault[] {
  const needed = NEEDED[type];
  if (needed !== undefined) return checkString(`${at}/${needed}`, leaf[needed], { most: Infinity, required: true });
  if (type === 'link') return checkUrl(`${at}/url`, leaf['url'], true);
  if (type === 'broadcast')
    return ['here', 'channel', 'everyone'].includes(String(leaf['range']))
      ? []
      : fault(`${at}/range`, 'must be here, channel or everyone');
  const { timestamp, format } = leaf;
  return [
    ...(Number.isInteger(timestamp) ? [] : fault(`${at}/timestamp`, 'must be an integer')),
    ...(typeof format === 'string' && DATE_TOKEN.test(format)
      ? []
      : fault(`${at}/format`, 'must hold a token such as {date_short}')),
  ];
}

/** All the words of a table cell, whatever it is made of. */
function wordsIn(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map(wordsIn).join('');
  if (!isThing(cell)) return '';
  const own =
    [cell['text'], cell['value']].find((words) => typeof words === 'string' || typeof words === 'number') ?? '';
  return String(own) + wordsIn(cell['elements']);
}

function faultsInRows(at: string, rows: unknown, least: number, most: typeof TABLE | typeof DATA_TABLE): Fault[] {
  const first = itemsOf(itemsOf(rows)[0]).length;
  const faults = checkList(at, rows, { least, most: most.rows }, (place, row) => [
    ...checkList(place, row, { least: 1, most: most.columns }, (inner, cell) =>
      wordsIn(cell) === '' ? fault(inner, 'cell must not be empty') : faultsInCell(inner, cell),
    ),
    ...(itemsOf(row).length === first ? [] : fault(place, 'rows must have the same number of cells')),
  ]);
  if (codePoints(wordsIn(itemsOf(rows))) > most.characters) {
    faults.push(...fault(at, `cells must be less than ${most.characters + 1} characters together`));
  }
  return faults;
}

function faultsInCell(at: string, cell: unknown): Fault[] {
  if (!isThing(cell)) return fault(at, 'must be an object');
  if (cell['type'] === 'rich_text') return faultsInRichText(at, cell);
  const known = ['raw_text', 'raw_number', 'action_cell'].includes(String(cell['type']));
  return known ? [] : fault(`${at}/type`, `unsupported type: ${String(cell['type'])}`);
}

export function faultsInTable(at: string, block: Thing): Fault[] {
  const settings = block['column_settings'];
  const columns = itemsOf(itemsOf(block['rows'])[0]).length;
  return [
    ...faultsInRows(`${at}/rows`, block['rows'], 1, TABLE),
    ...(settings === undefined
      ? []
      : checkList(`${at}/column_settings`, settings, { least: 0, most: Math.min(columns, TABLE.columns) }, () => [])),
  ];
}

export function faultsInDataTable(at: string, block: Thing): Fault[] {
  const heads = itemsOf(itemsOf(block['rows'])[0]);
  return [
    ...faultsInRows(`${at}/rows`, block['rows'], DATA_TABLE.leastRows, DATA_TABLE),
    ...checkString(`${at}/caption`, block['caption'], { most: TEXT_OBJECT, required: true }),
    ...checkWhole(`${at}/page_size`, block['page_size'], 1, DATA_TABLE.pageSize),
    ...heads.flatMap((cell, index) =>
      isThing(cell) && cell['type'] === 'rich_text'
        ? fault(`${at}/rows/0/${index}`, 'a header cell must not be rich_text')
        : [],
    ),
  ];
}

export function faultsInChart(at: string, block: Thing): Fault[] {
  const chart = block['chart'];
  const title = checkString(`${at}/title`, block['title'], { most: CHART.title, required: true });
  if (!isThing(chart)) return [...title, ...fault(`${at}/chart`, 'missing required field')];
  if (chart['type'] === 'pie') return [...title, ...faultsInPie(`${at}/chart`, chart)];
  if (!['line', 'bar', 'area'].includes(String(chart['type']))) {
    return [...title, ...fault(`${at}/chart/type`, `unsupported type: ${String(chart['type'])}`)];
  }
  return [...title, ...faultsInSeries(`${at}/chart`, chart)];
}

function faultsInPie(at: string, chart: Thing): Fault[] {
  return checkList(`${at}/segments`, chart['segments'], { least: 1, most: CHART.segments }, (place, segment) => {
    if (!isThing(segment)) return fault(place, 'must be an object');
    const value = segment['value'];
    const positive = typeof value === 'number' && Number.isFinite(value) && value > 0;
    return [
      ...checkString(`${place}/label`, segment['label'], { most: CHART.label, required: true }),
      ...(positive ? [] : fault(`${place}/value`, 'must be a number greater than 0')),
    ];
  });
}

function faultsInSeries(at: string, chart: Thing): Fault[] {
  const axis = isThing(chart['axis_config']) ? chart['axis_config'] : {};
  const categories = itemsOf(axis['categories']);
  const names = itemsOf(chart['series']).map((series, index) => ({
    at: `${at}/series/${index}/name`,
    value: isThing(series) ? series['name'] : undefined,
  }));
  return [
    ...checkList(`${at}/axis_config/categories`, axis['categories'], { least: 1, most: CHART.points }, (place, label) =>
      checkString(place, label, { most: CHART.label, required: true }),
    ),
    ...checkString(`${at}/axis_config/x_label`, axis['x_label'], { most: CHART.axisTitle, required: false }),
    ...checkString(`${at}/axis_config/y_label`, axis['y_label'], { most: CHART.axisTitle, required: false }),
    ...checkList(`${at}/series`, chart['series'], { least: 1, most: CHART.series }, (place, one) =>
      faultsInOne(place, one, categories),
    ),
    ...checkUnique(names, 'series name'),
  ];
}

function faultsInOne(at: string, series: unknown, categories: readonly unknown[]): Fault[] {
  if (!isThing(series)) return fault(at, 'must be an object');
  const labels = itemsOf(series['data']).map((point) => (isThing(point) ? point['label'] : undefined));
  const whole = labels.length === categories.length && categories.every((category) => labels.includes(category));
  return [
    ...checkString(`${at}/name`, series['name'], { most: CHART.label, required: true }),
    ...checkList(`${at}/data`, series['data'], { least: 1, most: CHART.points }, (place, point) =>
      isThing(point) && typeof point['value'] === 'number' && Number.isFinite(point['value'])
        ? checkString(`${place}/label`, point['label'], { most: CHART.label, required: true })
        : fault(`${place}/value`, 'must be a finite number'),
    ),
    ...(whole ? [] : fault(`${at}/data`, 'must have one value per category')),
  ];
}

export function faultsInCard(at: string, card: Thing): Fault[] {
  const parts = ['hero_image', 'title', 'body', 'actions'];
  const buttons = card['actions'];
  return [
    ...(parts.some((part) => card[part] !== undefined)
      ? []
      : fault(at, `must have at least one of ${parts.join(', ')}`)),
    ...checkText(`${at}/title`, card['title'], 'any', { most: CARD.title, required: false }),
    ...checkText(`${at}/subtitle`, card['subtitle'], 'any', { most: CARD.subtitle, required: false }),
    ...checkText(`${at}/body`, card['body'], 'any', { most: CARD.body, required: false }),
    ...checkText(`${at}/subtext`, card['subtext'], 'any', { most: CARD.subtext, required: false }),
    ...(buttons === undefined
      ? []
      : checkList(`${at}/actions`, buttons, { least: 1, most: CARD.buttons }, (place, button) =>
          isThing(button) ? faultsInButton(place, button) : fault(place, 'must be an object'),
        )),
  ];
}

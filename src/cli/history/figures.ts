/** `amends figures`: counts, rates, times and sums of complaints, lived and imported, by any dimensions. The database counts; nobody's name is a dimension. */
import { IANAZone } from 'luxon';
import { factsToSum } from '../../app/keep/facts.ts';
import { didYouMean, listed } from '../../core/policy/reader/policy-faults.ts';
import { makeDirectory } from '../../db/team/directory.ts';
import {
  costsOf,
  figuresOf,
  labelsThere,
  MEASURES,
  PLAIN_DIMENSIONS,
  TIME_DIMENSIONS,
  zonesOf,
  type FiguresAsked,
  type Measure,
} from '../../db/facts/figures.ts';
import { csvLine } from '../io/csv.ts';
import { withStore, type Store } from '../io/store.ts';
import { count, table } from '../io/words.ts';
import { dayOf } from '../verbs/export.ts';
import {
  exactly,
  isSet,
  option,
  options,
  Refused,
  toJson,
  WrongUsage,
  type Asked,
  type Io,
  type Verb,
} from '../verb.ts';
import { shaped, type Figure, type FigureRow, type Figures, type Shaping } from './figure-rows.ts';
import { separated } from '../../core/base/text.ts';

export const figures: Verb = {
  options: {
    by: { type: 'string' },
    show: { type: 'string' },
    where: { type: 'string', multiple: true },
    of: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    zone: { type: 'string' },
    sort: { type: 'string' },
    top: { type: 'string' },
    'at-least': { type: 'string' },
    'too-few': { type: 'boolean' },
    'leave-out-empty': { type: 'boolean' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    workspace: { type: 'string' },
  },
  async run(asked, io) {
    exactly(asked);
    const format = isSet(asked, 'json') ? 'json' : oneOf(asked, 'format', ['table', 'csv', 'json'] as const, 'table');
    const by = separated(option(asked, 'by')).map(dimensionOf);
    const measures = withCount(separated(option(asked, 'show') ?? 'count,open,share').map(measureOf));
    const where = options(asked, 'where').map(conditionOf);
    const of = oneOf(asked, 'of', ['received', 'resolved'] as const, 'received');
    const shaping = shapingOf(asked);
    await withStore(asked, io, async (store) => {
      const { db, workspace } = store;
      await checkLabels(store, [...by, ...where.map(({ dimension }) => dimension)]);
      const read = await factsToSum({ db, workspace, directory: makeDirectory(workspace) });
      const zone = option(asked, 'zone') ?? (await zoneMeant(store, where));
      if (!IANAZone.isValidZone(zone))
        throw new WrongUsage(`--zone ${zone.slice(0, 60)} is no time zone; write one like Europe/Paris`);
      const span = { from: dayOf(asked, 'from', zone) ?? null, until: dayOf(asked, 'to', zone) ?? null };
      const question: FiguresAsked = { workspace, by, measures, where, of, zone, ...span };
      const groups = await figuresOf(read, question);
      const costs = measures.includes('cost') ? await costsOf(read, question) : [];
      await tell(io, format, question, shaped(question, groups, costs, shaping));
    });
  },
};

const DIMENSIONS: readonly string[] = [...TIME_DIMENSIONS, ...PLAIN_DIMENSIONS];

function dimensionOf(typed: string): string {
  if (DIMENSIONS.includes(typed) || /^label\.[a-z][a-z0-9_]{0,39}$/.test(typed)) return typed;
  throw new WrongUsage(
    `"${typed.slice(0, 60)}" cannot be counted by${didYouMean(typed, DIMENSIONS)}: ${DIMENSIONS.join(', ')}, label.NAME`,
  );
}

function measureOf(typed: string): Measure {
  const found = MEASURES.find((each) => each === typed);
  if (found !== undefined) return found;
  throw new WrongUsage(`--show ${typed.slice(0, 60)}: there is ${MEASURES.join(', ')}`);
}

/** How many there are stands beside everything. */
const withCount = (measures: readonly Measure[]): readonly Measure[] => [...new Set<Measure>(['count', ...measures])];

function conditionOf(typed: string): FiguresAsked['where'][number] {
  const match = /^(?<dimension>[a-z_.0-9]+)(?<not>!?)=(?<values>[\s\S]*)$/.exec(typed);
  if (match?.groups === undefined) {
    throw new WrongUsage(
      `--where ${typed.slice(0, 60)}: write --where team=front-desk, or label.city!=Paris, or status=open`,
    );
  }
  const { dimension = '', not, values = '' } = match.groups;
  // a bar stands between values, of which any will do; nothing at all: not said
  const said = values.split('|').map((value) => (value === '' ? null : value));
  return { dimension: dimensionOf(dimension), not: not === '!', values: said };
}

function oneOf<T extends string>(asked: Asked, name: string, among: readonly T[], usual: T): T {
  const typed = option(asked, name) ?? usual;
  const found = among.find((each) => each === typed);
  if (found === undefined) throw new WrongUsage(`--${name} ${typed.slice(0, 60)}: write ${listed(among)}`);
  return found;
}

function shapingOf(asked: Asked): Shaping {
  const whole = (name: string): number | null => {
    const typed = option(asked, name);
    if (typed === undefined) return null;
    if (!/^\d{1,6}$/.test(typed)) throw new WrongUsage(`--${name} ${typed.slice(0, 60)} is no whole number`);
    return Number(typed);
  };
  return {
    fill: !isSet(asked, 'leave-out-empty'),
    sort: option(asked, 'sort') ?? null,
    top: whole('top'),
    atLeast: whole('at-least') ?? 0,
    hideFew: isSet(asked, 'too-few'),
  };
}

async function checkLabels({ db, workspace }: Store, names: readonly string[]): Promise<void> {
  for (const name of new Set(names.filter((each) => each.startsWith('label.')))) {
    const label = name.slice('label.'.length);
    const { isThere, others } = await labelsThere(db.read, workspace, label);
    if (isThere) continue;
    const there =
      others.length === 0 ? 'No import has labels.' : `There is: ${others.map((each) => `label.${each}`).join(', ')}.`;
    throw new Refused(`Nothing has the label "${label}"${didYouMean(label, others)}. ${there}`);
  }
}

/** Of the imports that are asked for, or of all there is; where days of several zones come together, UTC. */
async function zoneMeant({ db, workspace }: Store, where: FiguresAsked['where']): Promise<string> {
  const imports = where.flatMap(({ dimension, not, values }) =>
    dimension === 'import' && !not ? values.filter((value) => value !== null) : [],
  );
  const [zone, another] = await zonesOf(db.read, workspace, imports);
  return zone === undefined || another !== undefined ? 'UTC' : zone;
}

async function tell(
  io: Io,
  format: 'table' | 'csv' | 'json',
  asked: FiguresAsked,
  { total, rows, few }: Figures,
): Promise<void> {
  const columns = [...asked.by, ...Object.keys(total)];
  const all = asked.by.length === 0 ? [total] : rows;
  if (format === 'json') {
    const { by, of, zone, from, until, where } = asked;
    return await io.out(toJson({ by, of, zone, from, until, where, total, left_out_groups: few, rows: all }));
  }
  if (format === 'csv') {
    await io.out([columns, ...all.map((row) => columns.map((name) => row[name] ?? null))].map(csvLine).join(''));
    return;
  }
  const cells = (row: FigureRow): string[] => columns.map((name) => shownAs(name, row[name] ?? null, asked.by));
  const last =
    asked.by.length > 0 && all.length > 1
      ? [
          [
            'all',
            ...asked.by.slice(1).map(() => ''),
            ...Object.keys(total).map((name) => shownAs(name, total[name] ?? null, [])),
          ],
        ]
      : [];
  await io.out(`${table([[...columns], ...all.map(cells), ...last]).join('\n')}\n`);
  const left = few > 0 ? ` · ${count(few, 'group')} of fewer left out` : '';
  await io.out(`\nBy when it was ${asked.of}, in ${asked.zone}${left}\n`);
}

/** Rates to four places, lengths of time as hours and minutes; nothing known is a dash. */
function shownAs(name: string, value: Figure, by: readonly string[]): string {
  if (value === null) return by.includes(name) ? '(none)' : '–';
  if (typeof value === 'string') return value;
  if (name.endsWith('_s')) return lengthOfTime(value);
  return /rate$|^share$/.test(name) ? value.toFixed(4) : String(value);
}

function lengthOfTime(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${(minutes / 1440).toFixed(1)} d`;
}

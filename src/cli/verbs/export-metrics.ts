/** `amends export metrics`: every metric of every team, week by week or month by month, by the same read as the digests. Nobody's words, nobody's name. */
import { readMetrics, type Whose } from '../../app/views/metrics.ts';
import { decimalOf } from '../../core/base/show-money.ts';
import { money } from '../../core/base/money.ts';
import type { Team } from '../../core/base/members.ts';
import { DEFINITIONS, METRIC_IDS, type MetricId } from '../../core/digest/definitions.ts';
import { NOTHING, type Measured } from '../../core/digest/measured.ts';
import { periodsIn, wholeOf, type Rhythm } from '../../core/digest/periods.ts';
import { isTooFew, type Reading } from '../../core/digest/reading.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { makeDirectory } from '../../db/team/directory.ts';
import { withStore } from '../io/store.ts';
import { option, Refused, WrongUsage, type Asked, type Verb } from '../verb.ts';
import { EXPORT_OPTIONS, exportingOf, writeRows, type Row } from './export.ts';

const COLUMNS = [
  'id',
  'version',
  'team',
  'period',
  'zone',
  'from',
  'until',
  'part',
  'n',
  'excluded',
  'value',
  'unit',
  'currency',
  'hits',
  'p90',
  'baseline',
  'pair',
  'pair_value',
  'note',
] as const;

export const exportMetrics: Verb = {
  options: { ...EXPORT_OPTIONS, team: { type: 'string' }, by: { type: 'string' } },
  async run(asked, io) {
    const rhythm = rhythmOf(asked);
    const { format } = exportingOf(asked, io);
    await withStore(asked, io, async ({ db, workspace }) => {
      const directory = makeDirectory(workspace);
      const { teams } = await directory.now(db.read);
      const zone = option(asked, 'zone');
      const of = { db, workspace, directory };
      async function* rows(): AsyncGenerator<readonly Row[]> {
        for (const whose of whoseOf(teams, option(asked, 'team'), zone)) {
          const { from, to } = exportingOf({ ...asked, values: { ...asked.values, zone: whose.zone } }, io);
          const span = { from: from.getTime() === 0 ? monthsBefore(to) : from, until: to };
          const periods = rhythm === null ? [wholeOf(span, whose.zone)] : periodsIn(span, rhythm, whose.zone);
          for (const read of await readMetrics(of, whose, METRIC_IDS, { periods, rhythm, now: io.now() }))
            yield METRIC_IDS.flatMap((id) => rowsOf(id, read, whose));
        }
      }
      await writeRows(io, format, COLUMNS, rows());
    });
  },
};

/** Where nobody says from when: a year. */
const monthsBefore = (to: Date): Date => new Date(to.getTime() - 365 * 86_400_000);

function rhythmOf(asked: Asked): Rhythm | null {
  const by = option(asked, 'by') ?? 'week';
  if (by !== 'week' && by !== 'month' && by !== 'team')
    throw new WrongUsage(`--by ${by}: write week, month, or team for the whole time at once`);
  return by === 'team' ? null : by;
}

/** Each team in its own zone, and then the house, unless one is named. */
function whoseOf(teams: readonly Team[], named: string | undefined, zone: string | undefined): readonly Whose[] {
  const of = (team: Team): Whose => ({ team, zone: zone ?? team.zone });
  if (named === undefined) return [...teams.map(of), { team: null, zone: zone ?? 'UTC' }];
  const team = teams.find(({ id }) => id === named);
  const ids = teams.map(({ id }) => id);
  if (team === undefined)
    throw new Refused(`There is no team "${named}"${didYouMean(named, ids)}; teams are ${ids.join(', ')}.`);
  return [of(team)];
}

type Read = Readonly<Record<MetricId, Reading>>;

/** One row, or one for each currency; then one for each part. What is of the whole house is no team's. */
function rowsOf(id: MetricId, read: Read, { team, zone }: Whose): readonly Row[] {
  const reading = read[id];
  const { unit, pair, ofHouse } = DEFINITIONS[id];
  if (ofHouse === true && team !== null) return [];
  const [name = id, version = ''] = id.split('/');
  const { period, span, usual, note } = reading;
  const head = {
    id: name,
    version,
    team: team?.id ?? '',
    period: period.name,
    zone,
    from: span.from.toISOString(),
    until: span.until.toISOString(),
  };
  const beside = { unit, pair, pair_value: pair === null ? null : valueOf(pair, read[pair], read[pair].note) };
  const rows = (measured: Measured, part: string | null, why: Reading['note']): readonly Row[] =>
    currenciesOf(measured).map((currency) => ({
      ...head,
      part,
      n: measured.n,
      excluded: measured.excluded,
      value: valueOf(id, measured, why, currency),
      currency,
      hits: measured.hits,
      p90: why === null ? p90Of(measured, currency) : null,
      baseline: part === null ? rounded(usual?.median ?? null) : null,
      ...beside,
      note: noteIn(why),
    }));
  return [
    ...rows(reading, null, note),
    ...reading.parts.flatMap(({ of, measured }) =>
      rows(measured, of, note === 'not_yet' ? note : isTooFew(id, measured) ? 'too_few' : null),
    ),
  ];
}

const currenciesOf = ({ sums }: Measured): readonly (string | null)[] =>
  sums.length === 0 ? [null] : sums.map(({ currency }) => currency);

function noteIn(note: Reading['note']): string | null {
  switch (note) {
    case 'too_few':
      return 'too few to say';
    case 'not_yet':
      return 'not yet';
    case null:
      return null;
  }
}

/** Times in milliseconds, shares from 0 to 1 with four digits, amounts as they are written. Nothing where nothing is said. */
function valueOf(
  id: MetricId,
  measured: Measured = NOTHING,
  note: Reading['note'] = null,
  currency: string | null = measured.sums[0]?.currency ?? null,
): string | number | null {
  if (note !== null) return null;
  const sum = measured.sums.find((one) => one.currency === currency);
  return DEFINITIONS[id].unit === 'money' ? (sum === undefined ? null : decimalOf(sum)) : rounded(measured.value);
}

const p90Of = ({ p90 }: Measured, currency: string | null): string | number | null =>
  p90 === null || currency === null ? p90 : decimalOf(money(BigInt(p90), currency));

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10_000) / 10_000);

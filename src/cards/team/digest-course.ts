/** What changed in a team's week, drawn over the weeks before it. Pure. */
import type { Digest } from '../../core/digest/digest.ts';
import { DEFINITIONS } from '../../core/digest/definitions.ts';
import type { ChangeSubject } from '../../core/digest/one-change.ts';
import type { Block } from '../kit/card.ts';
import { chartBlock, LEAST_POINTS, type PeriodId } from '../kit/chart.ts';
import { capital } from '../kit/say.ts';
import { digestWords as words } from '../words/digest.ts';
import type { Reader } from '../words/language.ts';
import { nameOfChange, showOf } from './digest-change.ts';

/** Nothing where nothing changed, or where too few weeks are known: the head says it in words. */
export function courseOf({ change, past = [], team }: Digest, reader: Reader): readonly Block[] {
  const known = past.filter(({ value }) => value !== null);
  const [first, last] = [known[0], past.at(-1)];
  if (change === null || first === undefined || last === undefined || known.length < LEAST_POINTS) return [];
  const show = showOf(change.of, reader);
  const scale = scaleOf(change.of, Math.max(...known.map(({ value }) => value ?? 0)));
  const name = nameOfChange(change.of, reader);
  return chartBlock({
    kind: 'bar',
    title: capital(name),
    team: team.id,
    periods: past.map(({ week, value }) => ({
      period: week as PeriodId,
      label:
        week === last.week && value !== null
          ? words.line(reader, 'chart.week.told', { week: numberOf(week), value: show(value) })
          : words.line(reader, 'chart.week', { week: numberOf(week) }),
    })),
    series: [
      {
        of: change.of,
        name,
        values: past.map(({ value }) => (value === null ? null : Math.round((value * 10) / scale.per) / 10)),
      },
    ],
    unit: scale.unit === 'share' ? '%' : words.line(reader, `chart.unit.${scale.unit}`),
    about: last.week as PeriodId,
    says: words.line(reader, 'chart.says', {
      first: words.line(reader, 'chart.week', { week: numberOf(first.week) }),
      last: words.line(reader, 'chart.week', { week: numberOf(last.week) }),
      values: past
        .slice(past.indexOf(first))
        .map(({ value }) => (value === null ? words.line(reader, 'chart.unknown') : show(value)))
        .join(', '),
    }),
  });
}

const numberOf = (week: string): number => Number(week.slice(-2));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the axis counts in, and how much of a value is one of it. */
function scaleOf(
  of: ChangeSubject,
  most: number,
): { readonly unit: 'count' | 'share' | 'minutes' | 'hours'; readonly per: number } {
  const unit = of.kind === 'metric' ? DEFINITIONS[of.metric].unit : 'count';
  if (unit === 'share') return { unit, per: 0.01 };
  if (unit === 'time') return most < 2 * HOUR ? { unit: 'minutes', per: MINUTE } : { unit: 'hours', per: HOUR };
  return { unit: 'count', per: 1 };
}

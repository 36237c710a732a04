/** Twelve months of a team as a line, and in words. Pure. */
import type { Course, CourseOf, LeaderDigest } from '../../core/digest/leader.ts';
import type { Block } from '../kit/card.ts';
import { chartBlock, type ChartAsked, type PeriodId } from '../kit/chart.ts';
import { capital } from '../kit/say.ts';
import { monthIn } from '../words/dates.ts';
import { leadingWords as words } from '../words/leading.ts';
import type { Reader } from '../words/language.ts';
import { percent } from './digest-change.ts';

export function courseBlocks({ course, teams }: LeaderDigest, reader: Reader): readonly Block[] {
  if (course === null) return [];
  const [only, another] = teams;
  const common = {
    kind: 'line',
    team: another === undefined ? (only?.id ?? null) : null,
    periods: periodsOf(course, reader),
  } as const;
  return chartBlock(course.kind === 'heard' ? ofHeard(course, common, reader) : ofShares(course, common, reader));
}

type Common = Pick<ChartAsked, 'kind' | 'team' | 'periods'>;

const periodsOf = ({ months }: Course, reader: Reader): ChartAsked['periods'] =>
  months.map((month) => ({ period: month as PeriodId, label: monthIn(month, 'short', reader) }));

function ofHeard(course: Extract<Course, { kind: 'heard' }>, common: Common, reader: Reader): ChartAsked {
  const name = words.line(reader, 'leader.course.unit');
  return {
    ...common,
    title: words.line(reader, 'leader.course.heard'),
    series: [{ of: { kind: 'metric', metric: 'heard/1' }, name, values: course.values }],
    unit: name,
    says: `${capital(saidOf({ name, months: course.months, values: course.values }, String, reader))}.`,
  };
}

function ofShares(course: Extract<Course, { kind: 'shares' }>, common: Common, reader: Reader): ChartAsked {
  const nameOf = ({ metric }: CourseOf): string => words.line(reader, `leader.course.${metric}`);
  const said = course.of
    .map((one) => saidOf({ name: nameOf(one), months: course.months, values: one.values }, percent, reader))
    .filter((words) => words !== '');
  return {
    ...common,
    title: words.line(reader, 'leader.course.shares'),
    series: course.of.map((one) => ({
      of: { kind: 'metric', metric: `${one.metric}/1` },
      name: nameOf(one),
      values: one.values.map((value) => (value === null ? null : Math.round(value * 100))),
    })),
    unit: '%',
    says: said.map((one) => `${capital(one)}.`).join(' '),
  };
}

/** The last month that is known, and the first. */
function saidOf(
  {
    name,
    months,
    values,
  }: { readonly name: string; readonly months: readonly string[]; readonly values: readonly (number | null)[] },
  show: (value: number) => string,
  reader: Reader,
): string {
  const known = months.flatMap((month, at) => {
    const value = values[at] ?? null;
    return value === null ? [] : [{ month, value }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  const said = { name, last: show(last.value), month: monthIn(last.month, 'long', reader) };
  return first === last
    ? words.line(reader, 'leader.course.says_one', said)
    : words.line(reader, 'leader.course.says', {
        ...said,
        first: show(first.value),
        since: monthIn(first.month, 'long', reader),
      });
}

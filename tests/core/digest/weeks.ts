/** Digests of weeks that are told by their cases: counted by hand, as the database would. */
import { FAILURE_TYPES } from '../../../src/core/base/failures.ts';
import { previousWeek, weekWindow } from '../../../src/core/base/time.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { isUnfulfilled } from '../../../src/core/case/fulfilment.ts';
import { isRestricted } from '../../../src/core/case/rules/who-may.ts';
import { isOngoing, ROOT_CAUSES } from '../../../src/core/case/status.ts';
import { forDigestMetrics } from '../../../src/core/digest/definitions.ts';
import { makeDigest, type Digest, type DigestInput } from '../../../src/core/digest/digest.ts';
import { counts } from '../../../src/core/digest/facts.ts';
import type { KindCounted } from '../../../src/core/digest/one-change.ts';
import { readingOf, type Taken } from '../../../src/core/digest/reading.ts';
import { usualOf } from '../../../src/core/digest/statistics.ts';
import type { WeekCounted, WeekSeen } from '../../../src/core/digest/week.ts';
import { ALL_BY_HAND, NO_SURVEYS, NOTHING, type WeekByHand, type WeekFacts } from './by-hand.ts';

export interface Weeks extends Omit<DigestInput, 'span' | 'seen'> {
  readonly facts: WeekFacts;
  /** The latest first. */
  readonly previous: readonly WeekFacts[];
  /** Promises before it are past their time; not given: the end of the week. */
  readonly now?: Date;
}

export function digestOfWeeks({ facts, previous, now, ...input }: Weeks): Digest | null {
  const span = weekWindow(input.week, input.team.zone);
  return makeDigest({ ...input, span, seen: seenOf(facts, previous, input.week, input.team.zone, now ?? span.until) });
}

/** The week and those before it, as a digest sees them. */
export function seenOf(
  facts: WeekFacts,
  previous: readonly WeekFacts[],
  week: string,
  zone: string,
  now = weekWindow(week, zone).until,
): WeekSeen {
  const weeks = weeksOf([facts, ...previous], week, zone);
  const last = weeks.findLastIndex(({ facts: of }) => !isEmpty(of));
  // the time before the team began is none
  const began = weeks[last]?.span.from ?? null;
  const [first] = weeks;
  if (first === undefined) throw new Error('there is a week');
  const { span } = first;
  const takenOf = (of: WeekByHand, id: keyof typeof ALL_BY_HAND): Taken => ({
    measured: ALL_BY_HAND[id](of),
    parts: [],
    span: of.span,
    began,
  });
  return {
    readings: forDigestMetrics((id) =>
      readingOf(
        id,
        { name: week, span },
        takenOf(first, id),
        weeks.slice(1, last + 1).map((of) => takenOf(of, id)),
      ),
    ),
    kinds: kindsOf(weeks.slice(0, last + 1)),
    counted: countedOf(facts, span, now),
    surveys: previous[0]?.surveys ?? NO_SURVEYS,
    lessons: facts.resolved
      .filter((c) => counts(c) && c.resolution !== null && !isRestricted(c))
      .toSorted((a, b) => (b.resolvedAt?.getTime() ?? 0) - (a.resolvedAt?.getTime() ?? 0)),
    thanks: facts.shoutOuts.filter(({ of }) => !isRestricted(of)),
  };
}

function weeksOf(all: readonly WeekFacts[], week: string, zone: string): readonly WeekByHand[] {
  let name = week;
  return all.map((facts, n) => {
    if (n > 0) name = previousWeek(name);
    const before = all[n + 1] ?? NOTHING;
    return { span: weekWindow(name, zone), facts, before, all: [...facts.received, ...before.received] };
  });
}

function isEmpty(facts: WeekFacts): boolean {
  const cases = facts.received.filter(counts).length + facts.resolved.filter(counts).length;
  const onCases = [...facts.promisesDue, ...facts.actions].filter(({ of }) => counts(of)).length;
  return cases + onCases + facts.shoutOuts.length === 0;
}

/** A restricted case is never told as a kind. */
function kindsOf(weeks: readonly WeekByHand[]): readonly KindCounted[] {
  const told = (cases: readonly RecoveryCase[]) => cases.filter((c) => counts(c) && !isRestricted(c));
  const counted = (of: KindCounted['of'], countIn: (facts: WeekFacts) => number): KindCounted => {
    const [count = 0, ...before] = weeks.map(({ facts }) => countIn(facts));
    return { of, count, usual: usualOf(before) };
  };
  return [
    ...FAILURE_TYPES.filter((failure) => failure !== 'other').map((failure) =>
      counted(
        { kind: 'failure', failure },
        ({ received }) => told(received).filter((c) => c.triage.failure.value === failure).length,
      ),
    ),
    ...ROOT_CAUSES.map((cause) =>
      counted(
        { kind: 'cause', cause },
        ({ resolved }) => told(resolved).filter((c) => c.resolution?.rootCause === cause).length,
      ),
    ),
  ];
}

const WEEK_MS = 7 * 86_400_000;

function countedOf(facts: WeekFacts, { until }: { readonly until: Date }, now: Date): WeekCounted {
  const open = facts.open.filter((c) => !isRestricted(c));
  const due = open
    .flatMap((c) => c.promises.filter((p) => p.status === 'open' && p.due.getTime() < until.getTime() + WEEK_MS))
    .map((p) => p.due)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const ahead = due.filter((at) => at >= now);
  const either = [...new Map([...facts.open, ...facts.resolved].map((c) => [c.id, c])).values()];
  return {
    happened: !isEmpty(facts),
    waiting: facts.received.filter((c) => counts(c) && isOngoing(c) && c.firstCustomerContactAt === null).length,
    restricted: facts.received.filter((c) => counts(c) && isRestricted(c)).length,
    open: { ahead: ahead.length, next: ahead[0] ?? null, late: due.length - ahead.length },
    notGiven: open.flatMap((c) => c.actions.filter((a) => a.status === 'authorised')).length,
    notArrived: either
      .filter((c) => !isRestricted(c))
      .flatMap((c) => c.actions.filter((a) => isUnfulfilled(a) && a.status !== 'authorised')).length,
  };
}
